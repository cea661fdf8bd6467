// Prints a page on paper: writes PAGE.pdf beside PAGE.html.
//
//   node paper.mjs PAGE.html
import { chromium } from "playwright-core";

const file = process.argv[2];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
await page.goto("file://" + file);
await page.pdf({ path: file.replace(/\.html$/, ".pdf"), preferCSSPageSize: true });
console.log(JSON.stringify({ printed: true }));
await browser.close();
