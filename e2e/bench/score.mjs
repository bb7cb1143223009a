// A whole office reset in real time on a processor slowed six times: how exact the screen and the sound are. The screen
// is held to a page that only counts seconds, in turns.

import { setTimeout as sleep } from "node:timers/promises";
import { withBrowser } from "./chromium.mjs";
import { median, openCounting } from "./counting.mjs";

const SLOWER = 6;
const ROUNDS = 3;
/** In milliseconds: how long the counting page counts. */
const COUNTING = 20_000;
const FRAME = 1000 / 60;
/** The tones of an earcon begin within this many milliseconds of each other, those of two cues do not. */
const TOGETHER = 400;
/** So many readings of both clocks are compared, four a second. */
const AROUND = 8;

export default async ({ url, session, plan }) => {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const counting = await slowly(async (page) => {
      await openCounting(page, url);
      await sleep(COUNTING);
      return page.evaluate(() => globalThis.late);
    });
    const seen = await slowly(async (page) => {
      await page.open(session);
      await page.pressStart();
      await sleep(plan.total + 3000);
      return page.evaluate(() => bench);
    });
    rounds.push({ number: Math.max(...counting), change: furthest(seen, plan), ...earcons(seen, plan) });
  }
  const middle = (name) => median(rounds.map((it) => it[name]));
  const later = median(rounds.map(({ number, change }) => change - number));
  return [
    { name: `a number that counts, CPU / ${SLOWER}, latest`, value: middle("number"), unit: "ms" },
    { name: `segment change, CPU / ${SLOWER}, furthest off`, value: middle("change"), unit: "ms" },
    { name: "the change after the number", value: Math.max(0, later) / FRAME, unit: "frames", limit: 1 },
    { name: `earcon, CPU / ${SLOWER}, furthest off`, value: middle("off"), unit: "ms", limit: 5 },
    { name: "earcons missing, cut short or doubled", value: Math.max(...rounds.map(({ broken }) => broken)), unit: "", limit: 0 },
    { name: "earcon of the press itself", value: middle("opening"), unit: "ms", limit: 150 },
  ];
};

const slowly = (use) =>
  withBrowser(async (browser) => {
    const page = await browser.newPage(probe);
    await page.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    return use(page);
  });

/** How far from its time the furthest change of segment was on the screen, in milliseconds. */
function furthest({ start, headings }, plan) {
  // The first is that of the first segment, which comes with the press itself.
  const changed = headings.filter(({ at }) => at > start).slice(1);
  if (changed.length !== plan.changes.length) {
    const texts = changed.map(({ text }) => text).join(" | ");
    throw new Error(`${plan.changes.length} changes of segment were planned, and seen were: ${texts}`);
  }
  return Math.abs(worst(changed.map(({ at }, index) => at - start - plan.changes[index])));
}

function earcons({ start, tones, clocks }, plan) {
  if (clocks.length === 0 || clocks.some((readings) => readings.length === 0)) {
    throw new Error("an audio clock never ran");
  }
  const distance = (tone, cue) => Math.abs(tone.at - cue.at);
  // The tones of an earcon are put on the clock one after the other.
  const tries = [];
  for (const { when, taken, clock } of tones) {
    const at = onPage(when, clocks[clock]) - start;
    const last = tries.at(-1)?.at(-1);
    if (last && at >= last.at && at < last.at + TOGETHER) {
      tries.at(-1).push({ at, taken });
    } else {
      tries.push([{ at, taken }]);
    }
  }
  const earcons = plan.cues.map((cue) => {
    // Each belongs to the cue that is nearest to its beginning.
    const own = tries.filter(([first]) => plan.cues.every((other) => distance(first, cue) <= distance(first, other)));
    const heard = own.flat().filter(({ taken }) => !taken);
    const whole = heard.length > 0 && heard.length === Math.max(...own.map(({ length }) => length));
    return { error: Math.min(...heard.map(({ at }) => at)) - cue.at, whole };
  });
  const [opening, ...rest] = earcons.map(({ error }) => error);
  // Before the press no sound is allowed, and the output takes its time to open.
  return { opening, off: Math.abs(worst(rest.filter(Number.isFinite))), broken: earcons.filter(({ whole }) => !whole).length };
}

/**
 * The moment on the page's clock at which the audio clock stood at `when`. A slowed browser reads the page's clock late
 * now and then, by up to 7 ms, and never early: of the readings around, that with the clocks nearest is right.
 */
function onPage(when, clocks) {
  const distance = ({ audio }) => Math.abs(audio - when);
  const around = [...clocks].sort((a, b) => distance(a) - distance(b)).slice(0, AROUND);
  return Math.min(...around.map(({ page, audio }) => page - audio * 1000)) + when * 1000;
}

/** The one that is furthest from zero, with its sign. */
function worst(errors) {
  return errors.reduce((worst, it) => (Math.abs(it) > Math.abs(worst) ? it : worst), 0);
}

/** Runs in the page: notes the press, each heading, each tone, and now and then the page's clock with that of each output. */
function probe() {
  const seen = { start: undefined, headings: [], tones: [], clocks: [] };
  globalThis.bench = seen;
  addEventListener("click", ({ timeStamp }) => (seen.start ??= timeStamp), { capture: true });

  let shown;
  new MutationObserver(() => {
    const text = document.querySelector("main h1")?.textContent;
    if (text && text !== shown) {
      seen.headings.push({ at: performance.now(), text });
      shown = text;
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });

  const { start, stop } = AudioScheduledSourceNode.prototype;
  const noted = new WeakMap();
  AudioScheduledSourceNode.prototype.start = function (when = 0) {
    const tone = { when, taken: false, clock: listen(this.context) };
    noted.set(this, tone);
    seen.tones.push(tone);
    return start.call(this, when);
  };
  AudioScheduledSourceNode.prototype.stop = function (when = 0) {
    const tone = noted.get(this);
    // Stopped before it began: the app has taken it back.
    tone.taken ||= Math.max(when, this.context.currentTime) <= tone.when;
    return stop.call(this, when);
  };

  const outputs = [];
  function listen(context) {
    if (!outputs.includes(context)) {
      const readings = [];
      outputs.push(context);
      seen.clocks.push(readings);
      setInterval(() => {
        const { contextTime: audio, performanceTime: page } = context.getOutputTimestamp();
        if (audio > 0 && context.state === "running") {
          readings.push({ audio, page });
        }
      }, 250);
    }
    return outputs.indexOf(context);
  }
}
