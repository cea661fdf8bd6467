// Decides two findings on a published page as an editor would, and saves the files.
//
//   node decide.mjs PAGE.html FOLDER
//
// Prints what the page says meanwhile, as JSON; the files land in FOLDER.
import { chromium } from "playwright-core";

const [file, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
const seen = { messages: [], files: [] };
page.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") seen.messages.push(m.text()); });
page.on("pageerror", (e) => seen.messages.push(String(e)));
await page.goto("file://" + file);

const accepted = page.locator(".finding").filter({ has: page.locator("[data-decide=accept]") }).nth(1);
await accepted.locator("[data-decide=accept]").click();
await page.keyboard.press("Tab");
await page.fill("#decide [name=by]", "Juana \"la\" Pérez");
await page.click("#decide [type=submit]");
seen.withoutReason = await page.locator("#decide .problem").textContent();
await page.fill("#decide [name=reason]", "Lo confirmó la oficina\nde partes");
await page.click("#decide [type=submit]");

const corrected = page.locator(".finding").first();
await corrected.locator("[data-decide=correct]").click();
await page.fill("#decide [name=value]", "mil");
await page.fill("#decide [name=reason]", "Según el acta");
await page.fill("#decide [name=by]", "M. Soto");
await page.fill("#decide [name=on]", "2024-03-31");
await page.click("#decide [type=submit]");
seen.unfit = await page.locator("#decide .problem").textContent();
await page.fill("#decide [name=value]", "1.503");
await page.click("#decide [type=submit]");
seen.badges = await page.locator(".unsaved").allTextContents();

await page.reload();
seen.pending = await page.locator("ol.pending li").count();
for (const kind of ["decisions", "corrections"]) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-save=${kind}]`)]);
  seen.files.push(download.suggestedFilename());
  await download.saveAs(`${folder}/${download.suggestedFilename()}`);
}
console.log(JSON.stringify(seen));
await browser.close();
