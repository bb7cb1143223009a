// Drives Chromium through the pipe of its own DevTools protocol.
//
// A launcher would not do: they switch off the throttling of hidden tabs, and pretend that every page has the focus.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answered } from "../support/check.mjs";
import { launchOptions } from "../support/chromium.mjs";

/** What is saved for somebody who answered the safety check today. */
const CHECKED = answered(Date.now(), {}, Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Runs in the page. */
function remember(texts) {
  try {
    Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text));
  } catch {
    // An empty page has no storage.
  }
}

/** A script that saves it. */
export const ANSWERED = `(${remember})(${JSON.stringify(CHECKED)});`;

/** No step waits longer than this for the browser. */
const PATIENCE = 30_000;

const running = new Set();
// Whatever ends this process, no browser must outlive it.
process.on("exit", () => running.forEach((chromium) => chromium.kill("SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => process.exit(1));
}

/** Runs `use` with a browser of its own, under a profile that nobody has used. */
export async function withBrowser(use) {
  const profile = await mkdtemp(join(tmpdir(), "unhunch-bench-"));
  const args = [
    ...launchOptions.args,
    "--headless",
    "--no-default-browser-check",
    "--remote-debugging-pipe",
    "--no-startup-window",
    `--user-data-dir=${profile}`,
  ];
  const chromium = spawn(launchOptions.executablePath ?? "chromium", args, {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  running.add(chromium);
  const gone = Promise.race([once(chromium, "exit"), once(chromium, "error")]);
  const [, , , requests, answers] = chromium.stdio;
  const browser = new Browser(requests, answers);
  const died = gone.then(([why]) => {
    throw new Error(`Chromium ended in the middle (${why})`);
  });
  try {
    return await Promise.race([use(browser), died]);
  } finally {
    died.catch(() => {});
    chromium.kill("SIGKILL");
    await gone;
    running.delete(chromium);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

class Browser {
  #requests;
  #last = 0;
  #waiting = new Map();

  constructor(requests, answers) {
    this.#requests = requests;
    // A dead browser is reported by its exit.
    requests.on("error", () => {});
    let pieces = "";
    answers.setEncoding("utf8").on("data", (piece) => {
      const messages = (pieces + piece).split("\0");
      pieces = messages.pop();
      messages.forEach((message) => this.#receive(JSON.parse(message)));
    });
  }

  #receive({ id, result, error }) {
    const { resolve, reject, method } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    if (error) {
      reject?.(new Error(`${method}: ${error.message}`));
    } else {
      resolve?.(result);
    }
  }

  /** Asks the browser, or one of its pages, and returns the answer. */
  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#last;
    this.#requests.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject, method }));
  }

  /**
   * An empty tab in front of the others, with the DevTools attached. `probe` runs first in every document. Whoever is not
   * `checked` has never answered the safety check.
   */
  async newPage(probe, { checked = true } = {}) {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this, sessionId);
    await page.send("Page.enable");
    await page.send("Page.addScriptToEvaluateOnNewDocument", { source: `(${probe})()` });
    if (checked) {
      await page.send("Page.addScriptToEvaluateOnNewDocument", { source: ANSWERED });
    }
    return page;
  }
}

class Page {
  #browser;
  #session;

  constructor(browser, session) {
    this.#browser = browser;
    this.#session = session;
  }

  send(method, params) {
    return this.#browser.send(method, params, this.#session);
  }

  async open(url) {
    const { errorText } = await this.send("Page.navigate", { url });
    if (errorText) {
      throw new Error(`${url} cannot be opened: ${errorText}`);
    }
  }

  /** What `ask` returns in the page; it sees nothing of this file but its arguments. */
  async evaluate(ask, ...args) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression: `(${ask})(...${JSON.stringify(args)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  /** Waits until `ask` returns something true in the page, and returns that. */
  async until(ask, ...args) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(50)) {
      const answer = await this.evaluate(ask, ...args);
      if (answer) {
        return answer;
      }
    }
    throw new Error(`waited ${PATIENCE / 1000} s in vain for ${ask}`);
  }

  /**
   * Presses the Start of the app, once it is there: sound is allowed from then on. With a finger, as on the phone
   * that most sessions run on, or with a mouse that then stays where it is.
   */
  async pressStart({ mouse = false } = {}) {
    const place = await this.until(() => {
      // The shell of index.html goes when the app comes.
      const start = [...document.querySelectorAll("button, a")].find((it) => it.textContent === "Start");
      if (document.getElementById("shell") || !start) {
        return undefined;
      }
      start.scrollIntoView({ block: "center" });
      const { left, top, width, height } = start.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    if (mouse) {
      for (const type of ["mousePressed", "mouseReleased"]) {
        await this.send("Input.dispatchMouseEvent", { type, ...place, button: "left", clickCount: 1 });
      }
    } else {
      await this.tap(place);
    }
  }

  /** A finger touches the page at `place`. */
  async tap(place) {
    await this.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [place] });
    await this.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }
}
