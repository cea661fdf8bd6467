// Opens a published page in Chromium and prints what a person would run into, as JSON.
//
//   node check.mjs PAGE.html [SCREENSHOT.png]
//
// CHROMIUM names the browser. Nothing is asserted here: the tests in Python judge.
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axePath = require.resolve("axe-core");
const [file, screenshot] = process.argv.slice(2);
const url = "file://" + file;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const seen = { requests: [], messages: [] };

async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: false, ...options });
  const page = await context.newPage();
  page.on("request", (r) => { if (!r.url().startsWith("data:") && r.url().split("#")[0] !== url) seen.requests.push(r.url()); });
  page.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") seen.messages.push(m.text()); });
  page.on("pageerror", (e) => seen.messages.push(String(e)));
  await page.goto(url);
  return page;
}

// The page's own policy keeps axe out, as it should: axe runs where it is bypassed.
async function violations(options) {
  const page = await open({ bypassCSP: true, ...options });
  await page.addScriptTag({ path: axePath });
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  await page.context().close();
  return result.violations.map((v) => ({ id: v.id, impact: v.impact, nodes: v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)) }));
}

async function visible(page, selector) {
  return page.locator(selector).evaluateAll((all) => all.filter((e) => e.offsetParent !== null).length);
}

async function tabTo(page, selector, most = 60) {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return true;
  }
  return false;
}

const report = {};
const page = await open();
report.title = await page.title();
report.dialogs = await page.evaluate(() => document.querySelectorAll("body script").length);
report.overflow = {};
for (const width of [1280, 768, 360]) {
  await page.setViewportSize({ width, height: 900 });
  report.overflow[width] = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
await page.setViewportSize({ width: 1280, height: 900 });
if (screenshot) await page.screenshot({ path: screenshot });

report.keyboard = {};
await page.keyboard.press("Tab");
report.keyboard.skip = await page.evaluate(() => document.activeElement?.getAttribute("href"));
if (await page.locator(".filters").count()) {
  report.keyboard.before = await visible(page, ".finding");
  if (await tabTo(page, "[name=severity][value=info]")) {
    await page.keyboard.press("Space");
    report.keyboard.withoutInfo = await visible(page, ".finding");
    report.keyboard.said = await page.locator("#shown").textContent();
    await page.keyboard.press("Space");
  }
  if (await tabTo(page, "[name=rule]")) {
    await page.keyboard.press("ArrowDown");
    report.keyboard.oneRule = await visible(page, ".finding");
  }
  if (await tabTo(page, ".filters [type=reset]")) {
    await page.keyboard.press("Enter");
    await page.waitForTimeout(50);
    report.keyboard.after = await visible(page, ".finding");
  }
  if (await tabTo(page, ".permalink")) {
    await page.keyboard.press("Enter");
    report.keyboard.link = await page.evaluate(() => location.hash);
    report.keyboard.focus = await page.evaluate(() => document.activeElement?.id);
  }
}
report.brokenLinks = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
  .map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(decodeURIComponent(id))));
report.repeatedIds = await page.evaluate(() => {
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  return ids.filter((id, i) => ids.indexOf(id) !== i);
});
await page.evaluate(() => document.documentElement.removeAttribute("data-theme"));
report.light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
await page.emulateMedia({ colorScheme: "dark" });
report.dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
await page.emulateMedia({ media: "print", colorScheme: "dark" });
report.print = {
  background: await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
  filters: await visible(page, ".filters"),
  findings: await visible(page, ".finding"),
};

report.axe = {
  light: await violations({ colorScheme: "light" }),
  dark: await violations({ colorScheme: "dark" }),
  phone: await violations({ viewport: { width: 360, height: 740 } }),
};
const plain = await open({ javaScriptEnabled: false });
report.withoutScript = await plain.locator(".finding").count();
Object.assign(report, seen);
console.log(JSON.stringify(report, null, 1));
await browser.close();
