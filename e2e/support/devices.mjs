// Notes what the app does with sound, speech, vibration and the screen lock, with the time on the page's clock.
// All of it is set up before the app's own code runs.

/**
 * Notes what is played, said and vibrated, and from within which event. The voice is replaced, the rest goes through.
 * Where the page's clock is driven, `realTime` has to be false: the output knows the real clock only, so it says nothing.
 * A voice that `loses` forgets each phrase that it is given in the task in which another was cut.
 */
export async function overhear(page, { realTime = false, loses = false } = {}) {
  await page.addInitScript(
    ([realTime, loses]) => {
      if (!realTime) {
        AudioContext.prototype.getOutputTimestamp = () => ({ contextTime: 0, performanceTime: 0 });
      }
      const heard = (globalThis.heard = []);
      const note = (what, more) => {
        const entry = { what, at: performance.now(), during: globalThis.event?.type, ...more };
        heard.push(entry);
        return entry;
      };
      const wrap = (type, method, around) => {
        const original = type.prototype[method];
        type.prototype[method] = function (...args) {
          around.call(this, ...args);
          return original.apply(this, args);
        };
      };

      // A voice that never comes to the end of a phrase by itself.
      let speaking = false;
      Object.defineProperty(SpeechSynthesis.prototype, "speaking", { get: () => speaking });
      let deaf = false;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (deaf = false);
      SpeechSynthesis.prototype.speak = ({ text }) => {
        if (deaf) {
          return void note("lost", { text });
        }
        speaking = text !== "";
        note("say", { text });
      };
      SpeechSynthesis.prototype.cancel = () => {
        speaking = false;
        deaf = loses;
        // The next task, also where the page's clock is driven.
        port2.postMessage("");
        note("hush");
      };

      wrap(Navigator, "vibrate", (pattern) => note("vibrate", { pattern }));

      wrap(AudioContext, "resume", () => note("resume"));
      wrap(AudioNode, "connect", function (to) {
        if (to instanceof AudioDestinationNode) {
          globalThis.output = this;
        }
      });
      globalThis.AudioContext = class extends AudioContext {
        constructor(...args) {
          super(...args);
          note("open");
          globalThis.audio = this;
        }
      };
      const pitches = new WeakMap();
      wrap(AudioParam, "setValueAtTime", function (value) {
        pitches.set(this, value);
      });
      const tones = new WeakMap();
      wrap(AudioScheduledSourceNode, "start", function (when = 0) {
        // On the page's clock, which a test may drive: when it is to be heard.
        const due = performance.now() + (when - this.context.currentTime) * 1000;
        tones.set(this, note("tone", { when, due, hertz: pitches.get(this.frequency) }));
      });
      // With a time it ends a tone; without, it takes back one that has not been heard.
      wrap(AudioScheduledSourceNode, "stop", function (when) {
        if (when === undefined) {
          tones.get(this).cancelled = this.context.currentTime;
        }
      });
    },
    [realTime, loses],
  );
}

/** All calls noted so far, in order; those of one kind, if it is named. */
export async function heard(page, what) {
  const all = await page.evaluate(() => globalThis.heard);
  return what ? all.filter((it) => it.what === what) : all;
}

/** The tones that are still to come on the page's clock, and have not been taken back. */
export async function tonesAhead(page) {
  const now = await page.evaluate(() => performance.now());
  return (await heard(page, "tone")).filter(({ due, cancelled }) => cancelled === undefined && due > now + 500);
}

/** The words that were spoken. */
export async function spoken(page) {
  return (await heard(page, "say")).map(({ text }) => text).filter((text) => text !== "");
}

/** Gives the page a screen lock that works, or that `refuses`, and lets a story hide the page. */
export async function lendScreen(page, { refuses = false } = {}) {
  await page.addInitScript((refuses) => {
    const locks = (globalThis.locks = []);
    const request = async (type) => {
      const release = async () => {
        if (!lock.released) {
          lock.released = true;
          lock.dispatchEvent(new Event("release"));
        }
      };
      const lock = Object.assign(new EventTarget(), { type, released: false, release });
      if (refuses) {
        throw new DOMException("The battery is low.", "NotAllowedError");
      }
      locks.push(lock);
      return lock;
    };
    Object.defineProperty(navigator, "wakeLock", { value: { request } });

    let visibility = "visible";
    Object.defineProperty(document, "visibilityState", { get: () => visibility });
    Object.defineProperty(document, "hidden", { get: () => visibility === "hidden" });
    globalThis.showPage = (shown) => {
      visibility = shown ? "visible" : "hidden";
      if (!shown) {
        locks.forEach((lock) => lock.release());
      }
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    };
  }, refuses);
}

/** Hides the page, or shows it again. The browser takes the screen lock of a hidden page. */
export async function showPage(page, shown) {
  await page.evaluate((shown) => globalThis.showPage(shown), shown);
}

/** Whether each screen lock that was granted is still held, the oldest first. */
export async function locksHeld(page) {
  return page.evaluate(() => globalThis.locks.map((lock) => !lock.released));
}
