// The ten accessibility rules that mails break most, by the Email Markup Consortium's report of 2026; evaluates to a list
// of objections. https://emailmarkup.org/en/reports/accessibility/2026/
(() => {
  const VAGUE = [
    "click here", "here", "read more", "more", "learn more", "link", "this link",
    "ici", "cliquez ici", "lire la suite", "en savoir plus", "plus", "lien", "ce lien",
    "هنا", "اضغط هنا", "انقر هنا", "اقرأ المزيد", "المزيد", "للمزيد", "الرابط", "رابط",
  ];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const outer = (element) => element.outerHTML.slice(0, 100);
  const shown = (element) => element.checkVisibility({ checkVisibilityCSS: true });
  const wrappers = () => [...document.body.children].filter((one) => !["STYLE", "SCRIPT"].includes(one.tagName));
  const without = (attribute) => wrappers().filter((one) => !one.getAttribute(attribute)).map(outer);
  const words = (link) =>
    [link.innerText, link.getAttribute("aria-label"), ...[...link.querySelectorAll("img")].map((one) => one.alt)]
      .filter(Boolean).join(" ").replace(/[\u200e\u200f\u2066-\u2069.…»«]/g, "").trim().toLowerCase();

  const channels = (color) => {
    const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g).map(Number);
    return { rgb: [red, green, blue], alpha };
  };
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { rgb, alpha } = channels(getComputedStyle(one).backgroundColor);
      if (alpha === 1) return rgb;
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
  };
  const contrast = (element) => {
    const pair = [channels(getComputedStyle(element).color).rgb, ground(element)].map(luminance).sort((a, b) => b - a);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  };
  const faint = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.data.trim() && shown(node.parentElement) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
    const found = [];
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (contrast(parentElement) < 4.5) found.push(`${contrast(parentElement).toFixed(2)}: ${data.trim().slice(0, 60)}`);
    }
    return found;
  };

  const rules = {
    "1 the content of the body has no dir": () => without("dir"),
    "2 the content of the body has no lang": () => without("lang"),
    "3 a table is neither data nor presentation": () =>
      all("table").filter((one) => !["presentation", "none"].includes(one.getAttribute("role")) && !one.querySelector(":scope > * > tr > th")).map(outer),
    "4 there is not one level-one heading": () => (all("h1").filter(shown).length === 1 ? [] : all("h1").map(outer).concat("h1")),
    "5 a link has no words": () => all("a").filter((one) => !words(one)).map(outer),
    "6 the html has no lang": () => (document.documentElement.lang ? [] : ["html"]),
    "7 the contrast is below 4.5": faint,
    "8 an image has no alt": () => all("img").filter((one) => !one.hasAttribute("alt")).map(outer),
    "9 there is no title": () => (document.title.trim() ? [] : ["head"]),
    "10 a link does not say where it leads": () => all("a").filter((one) => VAGUE.includes(words(one))).map(outer),
  };
  return Object.entries(rules).flatMap(([rule, broken]) => broken().map((where) => `rule ${rule}: ${where}`));
})()
