// Takes screenshots of the contact sheet, a few rows in each. `cargo xtask figures` calls this with the folder of its pages.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";

const ROWS = 3;
const folder = process.argv[2];
const browser = await chromium.launch(launchOptions);
try {
  const page = await browser.newPage({ viewport: { width: 1260, height: 900 } });
  for (const scheme of ["light", "dark"]) {
    await page.goto(pathToFileURL(join(folder, `${scheme}.html`)).href);
    const rows = await page.locator("section").count();
    for (let first = 0; first < rows; first += ROWS) {
      await page
        .locator("section")
        .evaluateAll(
          (all, [first, last]) => all.forEach((row, index) => (row.hidden = index < first || index >= last)),
          [first, first + ROWS],
        );
      const path = join(folder, `${scheme}-${1 + first / ROWS}.png`);
      await page.screenshot({ path, fullPage: true });
      console.log(path);
    }
  }
} finally {
  await browser.close();
}
