// Opens a published page in Chromium as a person would who touches everything, and prints what came of it, as JSON.
//
//   node hostile.mjs PAGE.html MARK
//
// MARK is the property of the window that a payload sets when it runs. Each page is opened twice: with its own
// policy, and with the policy switched off, so that escaping alone has to hold. Nothing is asserted here.
import { chromium } from "playwright-core";

const [file, mark] = process.argv.slice(2);
const url = "file://" + file;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const seen = {};

for (const bypassCSP of [false, true]) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP });
  const page = await context.newPage();
  const found = { requests: [], dialogs: [], errors: [], popups: 0 };
  page.on("request", (r) => { if (!r.url().startsWith("data:") && r.url().split("#")[0] !== url) found.requests.push(r.url()); });
  page.on("dialog", (d) => { found.dialogs.push(d.message()); d.dismiss(); });
  page.on("pageerror", (e) => found.errors.push(String(e)));
  page.on("popup", () => { found.popups += 1; });
  await page.goto(url);
  Object.assign(found, await page.evaluate((name) => {
    for (const element of document.querySelectorAll("*")) {
      for (const kind of ["mouseover", "mouseenter", "focus", "load", "error", "toggle"]) {
        element.dispatchEvent(new Event(kind, { bubbles: false }));
      }
    }
    for (const link of document.querySelectorAll("a")) if (link.getAttribute("href").startsWith("#")) link.click();
    const attributes = new Set();
    const hrefs = new Set();
    for (const element of document.querySelectorAll("*")) {
      for (const attribute of element.attributes) {
        attributes.add(attribute.name);
        if (["href", "src", "xlink:href", "action", "srcdoc", "data"].includes(attribute.name)) {
          hrefs.add(attribute.value.startsWith("data:image/png;base64,") ? "data:image/png" : attribute.value);
        }
      }
    }
    return {
      ran: name in window,
      tags: [...new Set([...document.querySelectorAll("*")].map((e) => e.tagName.toLowerCase()))].sort(),
      scripts: document.scripts.length,
      styles: document.styleSheets.length,
      attributes: [...attributes].sort(),
      hrefs: [...hrefs].sort(),
      text: document.body.textContent,
      url: location.href.split("#")[0],
    };
  }, mark));
  await page.waitForTimeout(150);
  found.ran = found.ran || await page.evaluate((name) => name in window, mark);
  seen[bypassCSP ? "withoutPolicy" : "withPolicy"] = found;
  await context.close();
}
await browser.close();
console.log(JSON.stringify(seen));
