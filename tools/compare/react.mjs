// Turn a release (JSON on standard input) into the HTML that react-email makes of it: one component for every language,
// told its language and direction wherever react-email takes them: `<Html lang dir>` and `<Body lang dir>`.
import { File } from "node:buffer";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

globalThis.File ??= File; // Node 18 has it, but not in sight
const load = createRequire(`${resolve(process.argv[2])}/`);
const { createElement: make } = load("react");
const { Body, Column, Container, Head, Heading, Hr, Html, Img, Preview, Row, Section, Text, render } = load("react-email");
const release = JSON.parse(readFileSync(0, "utf-8"));
const BRAND = "#0b6e4f";

const inside = (html) => ({ dangerouslySetInnerHTML: { __html: html } });
const text = (html, style = {}) => make(Text, { style: { fontSize: "17px", lineHeight: "28px", color: "#1c2128", ...style }, ...inside(html) });
const heading = (as, html, style = {}) => make(Heading, { as, style, ...inside(html) });
const list = (items) => make("ul", { style: { fontSize: "17px", lineHeight: "28px" } }, ...items.map((one) => make("li", inside(one))));
const cells = (row, tag) => make("tr", null, ...row.map((one) => make(tag, { style: { padding: "7px" }, ...inside(one) })));
const image = (one) => make(Img, { src: one.src, width: one.width, height: one.height, alt: one.alt, style: { maxWidth: "100%", height: "auto" } });

const blocks = {
  ParagraphBlock: (one) => text(`${one.dateline?.length ? `<strong>${one.dateline}</strong> ` : ""}${one.text}`),
  HeadingBlock: (one) => heading("h2", one.text),
  ListBlock: (one) => list(one.items),
  QuoteBlock: (one) => make(Section, { style: { borderLeft: `4px solid ${BRAND}`, paddingLeft: "20px" } }, text(one.text), text(one.attribution, { color: "#515a66" })),
  ImageBlock: (one) => make(Section, null, image(one), text(`${one.caption} ${one.credit}`, { fontSize: "14px", color: "#515a66" })),
  TableBlock: (one) =>
    make(Section, null, text(`<strong>${one.caption}</strong>`),
      make("table", { width: "100%" }, make("tbody", null, cells(one.columns, "th"), ...one.rows.map((row) => cells(row, "td"))))),
};

const opening = [release.kind, release.reference, ...release.release_lines].filter((one) => one.length).map((one) => text(one, { fontSize: "15px", margin: 0 }));
const event = release.event.map((one) =>
  make(Row, null, make(Column, { style: { width: "30%" } }, text(`<strong>${one.label}</strong>`)), make(Column, null, text(one.value))));
const footer = [
  ...release.boilerplates.flatMap((one) => [make(Hr), heading("h2", one.heading), ...one.paragraphs.map((words) => text(words))]),
  make(Hr), heading("h2", release.contacts_heading), ...release.contacts.map((one) => text(one.lines.join("<br />"))),
];

const mail = make(Html, { lang: release.language, dir: release.direction },
  make(Head),
  make(Body, { lang: release.language, dir: release.direction, style: { backgroundColor: "#e9ecef", fontFamily: "Segoe UI, Tahoma, Arial, sans-serif" } },
    make(Preview, null, release.preheader),
    make(Container, { style: { backgroundColor: "#ffffff", padding: "20px 32px", maxWidth: "600px" } },
      make(Section, null, make(Row, null, ...release.logos.map((one) => make(Column, { style: { width: "80px" } }, image(one))), make(Column))),
      text(release.issuer, { fontSize: "28px", color: BRAND }), ...opening,
      heading("h1", release.headline), text(release.subheadline, { fontSize: "19px", color: "#515a66" }),
      ...(release.summary ? [list(release.summary.items)] : []), ...event,
      ...release.body.map((one) => blocks[one.type](one)), text(release.end_mark, { textAlign: "center" }), ...footer)));
process.stdout.write(await render(mail));
