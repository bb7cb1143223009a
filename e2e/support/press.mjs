// Presses something in a frame.

import { expect } from "@playwright/test";

/**
 * Presses what `target` finds. Chromium sends a press to where things were in the last picture that it has shown. Right
 * after a page was scrolled, or a frame in it has grown, that can be the page instead of the frame, and Playwright
 * takes the press for done. A person presses what they see: a press that the frame has not heard is done again, and
 * none that it has heard.
 */
export async function pressInFrame(target) {
  await expect(async () => {
    const heard = await target.evaluateHandle((it) => {
      const heard = { press: false };
      it.ownerDocument.addEventListener("pointerdown", () => (heard.press = true), { capture: true, once: true });
      return heard;
    });
    await target.click();
    expect(await heard.evaluate((heard) => heard.press), "the frame has heard the press").toBe(true);
  }).toPass({ timeout: 15_000 });
}
