// Whether the words of a right-to-left mail run from right to left and keep to the right edge; evaluates to a list of
// objections. A line of words is judged with everything on it: a number or an address inside it may stand at its end.
(() => {
  // Letters: Arabic digits run from left to right, in a phone number all of them do.
  const ARABIC = /(?=\p{L})\p{Script=Arabic}/u;
  const shown = (element) => element.checkVisibility({ checkVisibilityCSS: true }) && element.getBoundingClientRect().width > 1;
  const inline = (element) => getComputedStyle(element).display.startsWith("inline");
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.data.trim() && shown(node.parentElement) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const block = (node) => {
    let element = node.parentElement;
    while (inline(element)) element = element.parentElement;
    return element;
  };
  const brief = (node) => node.data.trim().slice(0, 50);

  // The right edge of each line: rectangles that overlap in height are on one line.
  const lines = (nodes) => {
    const found = [];
    const rects = nodes.flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].filter((one) => one.width > 0).map((rect) => ({ rect, node }));
    });
    for (const { rect, node } of rects) {
      const middle = (rect.top + rect.bottom) / 2;
      const line = found.find((one) => one.top < middle && middle < one.bottom);
      if (line) line.right = Math.max(line.right, rect.right);
      else found.push({ top: rect.top, bottom: rect.bottom, right: rect.right, node });
    }
    return found;
  };
  const edge = (element) => {
    const style = getComputedStyle(element);
    return element.getBoundingClientRect().right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth);
  };

  const arabic = texts().filter((node) => ARABIC.test(node.data));
  const crooked = arabic
    .filter((node) => getComputedStyle(node.parentElement).direction !== "rtl")
    .map((node) => `runs from left to right: ${brief(node)}`);
  const blocks = new Map();
  for (const node of texts()) blocks.set(block(node), [...(blocks.get(block(node)) ?? []), node]);
  const astray = [...blocks]
    .filter(([, nodes]) => nodes.some((node) => ARABIC.test(node.data)))
    .flatMap(([element, nodes]) => {
      const cell = element.closest("td, th, li") ?? element;
      return lines(nodes)
        .filter((line) => Math.abs(edge(cell) - line.right) > 1)
        .map((line) => `${(edge(cell) - line.right).toFixed(1)} px from the right edge: ${brief(line.node)}`);
    });
  if (!arabic.length) crooked.push("there is no Arabic to judge");
  return crooked.concat(astray);
})()
