// Turn a release (JSON on standard input) into the HTML that MJML makes of it: one template for every language, told its
// language and direction as MJML's documentation says, `<mjml lang dir>`.
import { File } from "node:buffer";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

globalThis.File ??= File; // Node 18 has it, but not in sight
const load = createRequire(`${resolve(process.argv[2])}/`);
const mjml = load("mjml").default ?? load("mjml");
const release = JSON.parse(readFileSync(0, "utf-8"));
const BRAND = "#0b6e4f";

const words = (html, style = "") => `<mj-text ${style}>${html}</mj-text>`;
const section = (inside, style = "") => `<mj-section background-color="#ffffff" padding="0 12px" ${style}>${inside}</mj-section>`;
const column = (inside, style = "") => section(`<mj-column ${style}>${inside}</mj-column>`);
const list = (items) => words(`<ul>${items.map((one) => `<li>${one}</li>`).join("")}</ul>`);
const cells = (row, tag) => `<tr>${row.map((one) => `<${tag} style="padding:7px">${one}</${tag}>`).join("")}</tr>`;

const blocks = {
  ParagraphBlock: (one) => column(words(`${one.dateline?.length ? `<strong>${one.dateline}</strong> ` : ""}${one.text}`)),
  HeadingBlock: (one) => column(words(`<h2>${one.text}</h2>`)),
  ListBlock: (one) => column(list(one.items)),
  QuoteBlock: (one) => column(words(one.text) + words(one.attribution, 'color="#515a66"'), `border-left="4px solid ${BRAND}" padding-left="12px"`),
  ImageBlock: (one) =>
    column(`<mj-image src="${one.src}" width="${one.width}px" alt="${one.alt}" />` + words(`${one.caption} ${one.credit}`, 'font-size="14px" color="#515a66"')),
  TableBlock: (one) =>
    column(words(`<strong>${one.caption}</strong>`) + `<mj-table cellpadding="7">${cells(one.columns, "th")}${one.rows.map((row) => cells(row, "td")).join("")}</mj-table>`),
};

const head = `<mj-head><mj-title>${release.title}</mj-title><mj-preview>${release.preheader}</mj-preview>
  <mj-attributes><mj-all font-family="Segoe UI, Tahoma, Arial, sans-serif" /><mj-text font-size="17px" line-height="28px" color="#1c2128" /></mj-attributes></mj-head>`;
const letterhead =
  section(release.logos.map((one) => `<mj-column width="80px"><mj-image src="${one.src}" width="${one.width}px" alt="${one.alt}" padding="12px" /></mj-column>`).join("")) +
  column(words(release.issuer, `font-size="28px" color="${BRAND}"`));
const opening = column(
  [release.kind, release.reference, ...release.release_lines].filter((one) => one.length).map((one) => words(one, 'font-size="15px" padding="0 25px"')).join("") +
    words(`<h1>${release.headline}</h1>`, 'line-height="40px"') + words(release.subheadline, 'font-size="19px" color="#515a66"'));
const event = release.event.map((one) =>
  section(`<mj-column width="30%">${words(`<strong>${one.label}</strong>`)}</mj-column><mj-column width="70%">${words(one.value)}</mj-column>`)).join("");
const footer =
  release.boilerplates.map((one) => column(words(`<h2>${one.heading}</h2>`) + one.paragraphs.map((text) => words(text)).join(""))).join("") +
  column(words(`<h2>${release.contacts_heading}</h2>`) + release.contacts.map((one) => words(one.lines.join("<br />"))).join(""));

const body = letterhead + opening + (release.summary ? column(list(release.summary.items)) : "") + event +
  release.body.map((one) => blocks[one.type](one)).join("") + column(words(release.end_mark, 'align="center"')) + footer;
const { html } = await mjml(`<mjml lang="${release.language}" dir="${release.direction}">${head}<mj-body background-color="#e9ecef">${body}</mj-body></mjml>`);
process.stdout.write(html);
