// Types into the search field of the index and prints what is left to be seen, as JSON.
//
//   node search.mjs INDEX.html TEXT...
import { chromium } from "playwright-core";

const [file, ...texts] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.goto("file://" + file);
const seen = {};
for (const text of texts) {
  await page.fill(".filters [name=text]", text);
  const shown = async (selector) => page.locator(selector).evaluateAll((all) => all.filter((e) => e.offsetParent !== null).length);
  seen[text] = { services: await shown(".service"), reports: await shown(".report"), said: await page.locator("#shown").textContent() };
}
console.log(JSON.stringify(seen));
await browser.close();
