// Which figures of a published page stand on more than one line, at three widths. Prints JSON.
//
//   node broken.mjs PAGE.html
import { chromium } from "playwright-core";

const file = process.argv[2];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
await page.goto("file://" + file);
const found = {};
for (const width of [1280, 768, 360]) {
  await page.setViewportSize({ width, height: 900 });
  found[width] = await page.evaluate(() => {
    const numeral = /(?:[$€]\s?)?[-−–]?\d[\d.,]*(?:\s?%|\s?°)?|N\s?[°º]/g;
    const broken = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent.offsetParent && parent.namespaceURI !== "http://www.w3.org/2000/svg") continue;
      if (parent.closest("script, style, code, .hidden, .file, .facts")) continue;
      for (const match of node.data.matchAll(numeral)) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        const lines = new Set([...range.getClientRects()].filter((r) => r.width > 0.5).map((r) => Math.round(r.top)));
        if (lines.size > 1) broken.push(`${match[0]} in ${parent.closest("section")?.id} <${parent.tagName.toLowerCase()} class=${parent.className}>`);
      }
    }
    return broken;
  });
}
console.log(JSON.stringify(found));
await browser.close();
