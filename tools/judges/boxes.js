// The boxes of a mail, from the body down, inline elements left out: each with its name, what it has at its left and at its
// right, and its children. `fixed` is whether its place depends on no word: inside a table that fits its columns to their
// words, only the order of the cells can be compared.
(() => {
  const boxes = (element, fixed) => {
    const style = getComputedStyle(element);
    const rect = element.getBoundingClientRect();
    const fits = element.tagName === "TABLE" && style.tableLayout === "auto";
    const margins = [style.marginLeft, style.marginRight].map(parseFloat);
    const centred = fits && Math.abs(margins[0] - margins[1]) < 1;
    const side = (name) => ({
      padding: style[`padding${name}`],
      border: style[`border${name}Width`],
      borderStyle: style[`border${name}Style`],
      borderColor: style[`border${name}Color`],
      margin: centred ? "the same on both sides" : style[`margin${name}`],
      place: fixed && !fits ? Math.round(name === "Left" ? rect.left : innerWidth - rect.right) : null,
    });
    const start = style.direction === "rtl" ? "right" : "left";
    const align = style.textAlign.replace("-webkit-", "");
    return {
      name: `${element.tagName.toLowerCase()}.${element.className}`,
      data: element.closest("table")?.getAttribute("role") !== "presentation",
      across: [rect.left, rect.right],
      direction: style.direction,
      align: { start, auto: start, end: start === "left" ? "right" : "left" }[align] ?? align,
      left: side("Left"),
      right: side("Right"),
      children: [...element.children]
        .filter((one) => !getComputedStyle(one).display.startsWith("inline") && one.checkVisibility())
        .map((one) => boxes(one, fixed && !fits)),
    };
  };
  return boxes(document.body, true);
})()
