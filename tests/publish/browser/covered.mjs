// Which buttons of a page's head lie over its title, at three widths. Prints JSON.
//
//   node covered.mjs PAGE.html
import { chromium } from "playwright-core";

const file = process.argv[2];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
await page.goto("file://" + file);
const found = {};
for (const width of [1280, 768, 360]) {
  await page.setViewportSize({ width, height: 900 });
  found[width] = await page.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(".masthead h1"));
    const lines = [...range.getClientRects()];
    const buttons = [...document.querySelectorAll(".masthead button")];
    const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return buttons.filter((one) => lines.some((line) => over(line, one.getBoundingClientRect()))).map((one) => one.id);
  });
}
console.log(JSON.stringify(found));
await browser.close();
