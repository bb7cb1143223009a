// How smoothly a figure moves on a processor slowed four times: frames lost in a second in which an arm moves, and how often it is drawn.

import { setTimeout as sleep } from "node:timers/promises";
import { withBrowser } from "./chromium.mjs";

const SLOWER = 4;
/** Its arms move for two seconds, stay for one, and move back for three. */
const EXERCISE = "band-pull-apart";

export default ({ url }) =>
  withBrowser(async (browser) => {
    const page = await browser.newPage(probe);
    await page.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.open(`${url}/#/session/exercise-${EXERCISE}`);
    await page.pressStart();
    await page.until(() => document.querySelector(".player-next")?.textContent.includes("1 of"));
    await sleep(7000);
    const { frames, drawn, time } = await page.evaluate(
      () =>
        new Promise((resolve) => {
          // The first of these frames in which the figure changes is the beginning of a way.
          let [begin, frames, drawn] = [0, 0, 0];
          bench.drawings = 0;
          const frame = (now) => {
            if (bench.drawings > 0 && begin === 0) {
              begin = now;
            } else if (begin > 0) {
              frames += 1;
              drawn += bench.drawings > 0 ? 1 : 0;
            }
            bench.drawings = 0;
            if (begin > 0 && now - begin >= 1500) {
              resolve({ frames, drawn, time: now - begin });
            } else {
              requestAnimationFrame(frame);
            }
          };
          requestAnimationFrame(frame);
        }),
    );
    const lost = Math.max(0, Math.round((time * 60) / 1000) - frames);
    return [
      { name: `frames lost of 60, CPU / ${SLOWER}, arm moves`, value: (lost * 1000) / time, unit: "", limit: 3 },
      { name: "frames in which the figure is drawn", value: (drawn * 1000) / time, unit: "a second" },
    ];
  });

/** Runs in the page: counts the drawings of canvases. */
function probe() {
  globalThis.bench = { drawings: 0 };
  for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const { clearRect } = prototype;
    prototype.clearRect = function (...args) {
      bench.drawings += 1;
      return clearRect.apply(this, args);
    };
  }
}
