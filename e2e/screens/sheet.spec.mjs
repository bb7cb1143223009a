// Takes each screen at each size, by day and by night, in usual and in large letters, in three languages, on the first day, after a day
// and after a year; and puts the pictures of a screen in one row.

import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { MADE_UP } from "../support/languages.mjs";
import { resize, SIZES, TEXTS } from "../support/measures.mjs";
import { saveBeforeLoading } from "../support/saved.mjs";
import { HISTORIES, history, SCREENS } from "../support/screens.mjs";
import { test } from "../support/story.mjs";

const FOLDER = fileURLToPath(new URL("../../target/screens/", import.meta.url));
/** How high a picture is on the sheet. */
const HEIGHT = 560;
/** The screens that show what was done before. */
const OF_DAYS = ["home", "exercises", "progress", "report", "end"];
const [PHONE, DESKTOP] = [SIZES[0], SIZES[5]];

for (const [screen, [address, then]] of Object.entries(SCREENS)) {
  for (const [when, days] of Object.entries(HISTORIES)) {
    if (when !== "after a day" && !OF_DAYS.includes(screen)) {
      continue;
    }
    test(`${screen}, ${when}`, async ({ app, page }) => {
      await saveBeforeLoading(page, history(days));
      await app.holdClock();
      const pictures = [];
      const take = async (size, scheme, text, note) => {
        await page.emulateMedia({ colorScheme: scheme });
        await resize(page, size, text);
        await app.pass(0.3);
        const image = (await page.screenshot()).toString("base64");
        pictures.push({ image, note: `${size.join(" x ")} ${scheme} ${text || "100"} % ${note}` });
      };
      await app.open(address);
      await then?.(app);
      for (const scheme of ["light", "dark"]) {
        for (const text of TEXTS) {
          for (const size of SIZES) {
            await take(size, scheme, text, "");
          }
        }
      }
      if (when === "after a day") {
        for (const lang of MADE_UP) {
          await resize(page, PHONE, "");
          await page.goto("about:blank");
          await app.open(`?lang=${lang}${address}`);
          await then?.(app);
          await take(PHONE, "light", "", lang);
          await take(DESKTOP, "light", "", lang);
        }
      }
      await lay(page, `${screen} ${when}`.replaceAll(" ", "-"), pictures);
    });
  }
}

/** Puts the pictures beside one another, in a page and in a picture of it. */
async function lay(page, name, pictures) {
  const figure = ({ image, note }) =>
    `<figure><img height="${HEIGHT}" src="data:image/png;base64,${image}"><figcaption>${note}</figcaption></figure>`;
  const style = "body{display:flex;flex-wrap:wrap;gap:8px;margin:8px;background:#888;font:14px sans-serif}figure{margin:0}";
  const html = `<!doctype html><meta charset="utf-8"><title>${name}</title><style>${style}</style>${pictures.map(figure).join("")}`;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${FOLDER}${name}.html`, html);
  const sheet = await page
    .context()
    .browser()
    .newPage({ viewport: { width: 2400, height: 900 } });
  await sheet.setContent(html);
  await sheet.screenshot({ path: `${FOLDER}${name}.png`, fullPage: true });
  await sheet.close();
}
