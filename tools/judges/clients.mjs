// Turn mails into the features that mail clients lack, by the tables of caniemail.com:
//     node clients.mjs <folder of caniemail> <mail.html>…   →   {"<mail.html>": {"<feature>": ["gmail.ios", …]}}
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, ...mails] = process.argv.slice(2);
const { caniemail } = await import(pathToFileURL(`${folder}/dist/index.js`));
const FAMILIES = ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*"];

const lacking = (html) => {
  const found = {};
  for (const [client, issues] of caniemail({ clients: FAMILIES, html }).issues.errors)
    for (const { title } of issues) (found[title] ??= new Set()).add(client);
  return Object.fromEntries(Object.entries(found).map(([title, clients]) => [title, [...clients].sort()]));
};

console.log(JSON.stringify(Object.fromEntries(mails.map((mail) => [mail, lacking(readFileSync(mail, "utf-8"))]))));
