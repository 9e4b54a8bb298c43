// Turn mails into what two parsers read in each, one line of JSON a mail:
//     node mail.mjs <node_modules> <list of paths.json>
// →   {"postal-mime": {subject, name, address, date, id, text, html, files: [[name, sha256]]}, "mailparser": {…}}
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, list] = process.argv.slice(2);
const require = createRequire(resolve(folder, "x.js"));
const PostalMime = require("postal-mime").default ?? require("postal-mime");
const { simpleParser } = require("mailparser");

const sha256 = (data) => createHash("sha256").update(Buffer.from(data)).digest("hex");

const postalMime = async (raw) => {
  const read = await PostalMime.parse(raw);
  return {
    subject: read.subject,
    name: read.from.name,
    address: read.from.address,
    date: read.date,
    id: read.messageId,
    text: read.text,
    html: read.html,
    files: read.attachments.map((one) => [one.filename, sha256(one.content)]),
  };
};

const mailparser = async (raw) => {
  const read = await simpleParser(raw, { skipImageLinks: true, skipHtmlToText: true, skipTextToHtml: true });
  return {
    subject: read.subject,
    name: read.from.value[0].name,
    address: read.from.value[0].address,
    date: read.date.toISOString(),
    id: read.messageId,
    text: read.text,
    html: read.html,
    files: read.attachments.map((one) => [one.filename, sha256(one.content)]),
  };
};

for (const path of JSON.parse(readFileSync(list, "utf-8"))) {
  const raw = readFileSync(path);
  console.log(JSON.stringify({ "postal-mime": await postalMime(raw), mailparser: await mailparser(raw) }));
}
