// What a phone shows of the pictures of findings: where the frame, the labels kept in sight and the accused cell are, and
// how large a point of the page is in the labels and in the picture itself. Prints JSON.
//
//   node labels.mjs PAGE.html
import { chromium } from "playwright-core";

const file = process.argv[2];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
await page.goto("file://" + file);
const seen = await page.evaluate(() => [...document.querySelectorAll(".finding .crop .scroll")].map((frame) => {
  frame.scrollIntoView();
  dispatchEvent(new Event("resize"));
  const side = (e) => { const at = e.getBoundingClientRect(); return [at.left, at.right]; };
  const labels = frame.querySelector(".labels");
  const picture = frame.querySelector("svg[role=img]");
  const point = (svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return {
    frame: side(frame),
    labels: labels && side(labels),
    accused: side(picture.querySelector("rect.observed")),
    scrolled: frame.scrollLeft,
    points: [labels && point(labels.querySelector("svg")), point(picture)],
  };
}));
console.log(JSON.stringify({ pictures: seen }));
await browser.close();
