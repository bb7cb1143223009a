// Twenty sessions in hidden tabs, each with a random phase: what they lose, and how late they speak.
//
// DevTools attached to a page would keep it awake. So no tab is touched: a server between the tabs and the app
// puts a script into each page that presses Start by itself and posts what it saw when the tab is shown again.

import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "../support/server.mjs";
import { ANSWERED, withBrowser } from "./chromium.mjs";

const TABS = 20;
const HIDDEN = 70_000;
/** The page sets two intervals that count, in milliseconds. The short one shows that the tab is throttled to one wake a second. */
const [SHORT, LONG] = [100, 1000];
const PATIENCE = 30_000;

export default async ({ url, route, plan }) => {
  const server = await between(url);
  try {
    const tabs = await withBrowser((browser) => watch(browser, server, route));
    return judge(tabs, plan);
  } finally {
    server.close();
  }
};

async function watch(browser, server, route) {
  const tabs = [];
  for (let number = 0; number < TABS; number += 1) {
    const address = `${server.url}/?${number}${route}`;
    // In front of the tab before, which is hidden by it.
    const { targetId } = await browser.send("Target.createTarget", { url: address });
    await server.posted(`started ${number}`);
    tabs.push({ targetId, number, covered: Date.now() });
  }
  await browser.send("Target.createTarget", { url: "about:blank" });
  const seen = [];
  for (const { targetId, number, covered } of tabs) {
    // A second more, until the next tab had come up in front.
    await sleep(Math.max(0, covered + HIDDEN + 1000 - Date.now()));
    await browser.send("Target.activateTarget", { targetId });
    seen.push(await server.posted(`seen ${number}`));
  }
  return seen;
}

function judge(tabs, plan) {
  const hidden = Math.min(...tabs.map(({ hid, back }) => back - hid));
  if (!(hidden >= HIDDEN)) {
    throw new Error(`a tab was hidden for ${hidden / 1000} s only`);
  }
  const slower = (length, than) => tabs.filter(({ ticks, hid, back }) => (ticks[length] * length) / (back - hid) < than).length;
  if (slower(SHORT, 0.2) < TABS) {
    throw new Error(`${slower(SHORT, 0.2)} of ${TABS} tabs were throttled: the rest says nothing about hidden tabs`);
  }
  return [
    { name: `lost in ${TABS} hidden tabs`, value: Math.max(...tabs.map(lost(plan))) / 1000, unit: "s", limit: 0 },
    { name: `cue in ${TABS} hidden tabs, latest`, value: Math.max(...tabs.map(latest(plan))) / 1000, unit: "s", limit: 1.1 },
    { name: "plain intervals at half speed there", value: slower(LONG, 0.6), unit: `of ${TABS}` },
  ];
}

/** How far from the truth the countdown and the bar were when the tab was back, in milliseconds beyond their rounding. */
const lost =
  (plan) =>
  ({ start, shown }) =>
    Math.max(
      ...shown.flatMap(({ at, seconds, elapsed }) => {
        const real = at - start;
        const end = plan.changes.find((change) => change > real);
        // A second that has begun is shown until it is over.
        return [end - seconds * 1000, elapsed * 1000].map((from) => Math.max(from - real, real - from - 1000, 0));
      }),
    );

/** How late the latest cue came that should have come while nobody looked; for ever, if one is missing. */
const latest =
  (plan) =>
  ({ start, hid, back, said, spoke }) => {
    const cues = plan.cues.filter(({ told }) => told).map(({ at }) => at + start);
    const lateness = cues.flatMap((cue, index) => {
      const next = cues[index + 1] ?? Infinity;
      if (cue < hid || cue > back - 1100) {
        return [];
      }
      return [said, spoke].map((times) => (times.find((at) => at > cue - 50 && at < next - 50) ?? Infinity) - cue);
    });
    return Math.max(...lateness);
  };

/** A server that answers as `url` does, with the probe in its pages; `posted` waits for what they tell. */
async function between(url) {
  const told = new Map();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, url);
    if (pathname === "/bench/told") {
      const pieces = await request.toArray();
      told.set(searchParams.get("topic"), JSON.parse(String(Buffer.concat(pieces))));
      response.end();
    } else if (pathname === "/bench/probe.js") {
      response.setHeader("Content-Type", "text/javascript").end(`${ANSWERED}(${probe})(${SHORT}, ${LONG})`);
    } else {
      const answer = await fetch(new URL(request.url, url));
      for (const [name, value] of answer.headers) {
        if (!["connection", "content-encoding", "content-length", "transfer-encoding"].includes(name)) {
          response.setHeader(name, value);
        }
      }
      const body = Buffer.from(await answer.arrayBuffer());
      const isPage = answer.headers.get("content-type")?.startsWith("text/html");
      response.writeHead(answer.status);
      response.end(isPage ? String(body).replace("<head>", '<head><script src="bench/probe.js"></script>') : body);
    }
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    async posted(topic) {
      for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(50)) {
        if (told.has(topic)) {
          return told.get(topic);
        }
      }
      throw new Error(`waited ${PATIENCE / 1000} s in vain for "${topic}"`);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Runs in each tab. */
function probe(...lengths) {
  const number = location.search.slice(1);
  const tell = (topic, what) =>
    fetch(`bench/told?topic=${encodeURIComponent(`${topic} ${number}`)}`, { method: "POST", body: JSON.stringify(what) });
  const seen = { ticks: {}, said: [], spoke: [], shown: [] };

  const speak = SpeechSynthesis.prototype.speak;
  SpeechSynthesis.prototype.speak = function (phrase) {
    seen.spoke.push(performance.now());
    return speak.call(this, phrase);
  };

  let text = "";
  const mounted = new MutationObserver(() => {
    const now = document.querySelector("[aria-live=polite]")?.textContent ?? "";
    if (now !== text) {
      seen.said.push(performance.now());
      text = now;
    }
    if (seen.waits || document.getElementById("shell")) {
      return;
    }
    const start = [...document.querySelectorAll("button")].find((it) => it.textContent === "Start");
    if (start) {
      seen.waits = true;
      setTimeout(() => press(start), Math.random() * 1000);
    }
  });
  mounted.observe(document, { subtree: true, childList: true, characterData: true });

  function press(button) {
    seen.start = performance.now();
    button.click();
    for (const length of lengths) {
      seen.ticks[length] = 0;
      setInterval(() => (seen.ticks[length] += seen.hid && !seen.back ? 1 : 0), length);
    }
    tell("started", {});
  }

  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      seen.hid ??= performance.now();
    } else if (seen.start && !seen.back) {
      seen.back = performance.now();
      requestAnimationFrame(look);
      setTimeout(() => {
        look();
        tell("seen", seen);
      }, 700);
    }
  });

  function look() {
    const digits = document.querySelector("[role=timer]")?.textContent.split(":") ?? [];
    seen.shown.push({
      at: performance.now(),
      seconds: digits.reduce((sum, it) => sum * 60 + Number(it), 0),
      elapsed: Number(document.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow")),
    });
  }
}
