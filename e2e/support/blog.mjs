// A blog on an origin of its own. It serves the articles that a story writes, and the style sheets of well-known packages.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { DOOR, tickNothing } from "./check.mjs";
import { pressInFrame } from "./press.mjs";
import { listen, stop } from "./server.mjs";
import { BEGIN } from "./time.mjs";

const PACKAGES = fileURLToPath(new URL("../node_modules/", import.meta.url));

/** What an author writes inside the element. */
export const WORDS = `<p>Ninety seconds in your chair.</p><ol><li>Rhomboid stretch</li><li>Shoulder activation</li><li>Seated forward fold</li></ol>
<p><a href="/about">All about it</a></p>`;

export class Blog {
  /** What it serves, by its path. */
  pages = new Map();

  /** `place` is where the files of Unhunch are. */
  static async start(place) {
    const blog = new Blog(place);
    // By another name than the app: another site, whose frames have a storage of their own.
    blog.url = `http://localhost:${await listen(blog.server, 0, "::")}`;
    return blog;
  }

  constructor(place) {
    this.place = place;
    this.url = "";
    this.server = createServer((request, response) => this.#answer(request, response));
  }

  async stop() {
    await stop(this.server);
  }

  /** Serves `body` at `path` from now on, and returns its address. */
  file(path, body, headers = {}) {
    this.pages.set(path, { body, headers: { "Content-Type": "text/html; charset=utf-8", ...headers } });
    return `${this.url}${path}`;
  }

  /** The element as an author writes it. */
  element(attributes = 'routine="office-reset"', words = WORDS) {
    return `<unhunch-session ${attributes}>${words}</unhunch-session>`;
  }

  /** Serves an article with the element in it, and returns its address. */
  article({ path = "/", body = this.element(), head = "", lang = "en", html = "", headers = {} } = {}) {
    return this.file(
      path,
      `<!doctype html><html lang="${lang}" ${html}><head><meta charset="utf-8"><title>A blog</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
      ${head}<script type="module" src="${this.place}embed.js"></script></head>
      <body><main><h1>A sore upper back</h1><p id="before">Text before.</p>${body}<p id="after">Text after. <a href="#top">Up</a></p></main></body></html>`,
      headers,
    );
  }

  async #answer(request, response) {
    const { pathname } = new URL(request.url, this.url);
    const page = this.pages.get(pathname);
    if (page) {
      response.writeHead(200, page.headers).end(page.body);
    } else if (pathname.startsWith("/packages/") && !pathname.includes("..")) {
      const body = await readFile(`${PACKAGES}${pathname.slice("/packages/".length)}`).catch(() => undefined);
      response.writeHead(body ? 200 : 404, { "Content-Type": "text/css" }).end(body);
    } else {
      response.writeHead(404).end();
    }
  }
}

/** The fixture `blog` of a story: a blog that embeds the files of `baseURL`. */
export async function startBlog({ baseURL }, use) {
  const blog = await Blog.start(`${baseURL}/`);
  await use(blog);
  await blog.stop();
}

/** All that a card says where there is no session: a word for the reader, and `sentence` for the author. */
export function toldAuthor(sentence) {
  return `The session could not be loaded. The button tries again. For the author of this page: ${sentence}`;
}

/** The app inside an element, as a person meets it. */
export class Widget {
  constructor(page, element = page.locator("unhunch-session").first()) {
    this.page = page;
    this.element = element;
    this.card = element.getByRole("button", { name: "Start", exact: true });
    this.frame = element.locator("iframe").contentFrame();
  }

  get title() {
    return this.frame.getByRole("heading", { level: 1 });
  }

  get countdown() {
    return this.frame.getByRole("timer");
  }

  button(name) {
    return this.frame.getByRole("button", { name, exact: true });
  }

  /** Presses a button of this name, or what a locator finds. */
  async press(what) {
    await pressInFrame(typeof what === "string" ? this.button(what) : what);
  }

  /** Presses Start in the article. Somebody who has not answered the check today is asked first. */
  async start() {
    await this.press(this.card);
  }

  /** Answers every page of the check with nothing ticked, and starts. */
  async answer() {
    await expect(this.title).toHaveText(DOOR);
    await tickNothing(this);
    await this.press("Start");
    await expect(this.countdown).toBeVisible();
  }

  /** From the countdown to the end. */
  async finish(seconds = 91) {
    await this.page.clock.runFor(seconds * 1000);
    await expect(this.title).toHaveText("Done");
  }
}

/** The app in the page itself: `mode="inline"`. */
export class Inline extends Widget {
  constructor(page, element) {
    super(page, element);
    this.frame = this.element;
  }

  get title() {
    return this.element.locator(".main h1");
  }
}

/** The app in a frame that the author wrote, without a script on the page. Its Start is the app's own. */
export class BareFrame extends Widget {
  constructor(page, element = page.locator('iframe[src*="frame.html"]').first()) {
    super(page, element);
    this.frame = element.contentFrame();
    this.card = this.button("Start");
  }
}

/** From now on time goes by only where a story lets it, on the page and in its frames. */
export async function holdClock(page) {
  await page.clock.install({ time: BEGIN - 60_000 });
  await page.clock.pauseAt(BEGIN);
}

/** Notes every message between the windows of the page, and every event of the element. */
export async function overhearMessages(page) {
  await page.addInitScript(() => {
    globalThis.messages = [];
    globalThis.events = [];
    addEventListener("message", ({ data }) => globalThis.messages.push(JSON.parse(JSON.stringify(data))));
    for (const type of ["ready", "start", "segment", "pause", "resume", "complete", "stop", "hold", "error"]) {
      addEventListener(`unhunch:${type}`, (/** @type {any} */ { detail }) => globalThis.events.push({ type, ...detail }));
    }
  });
}

/** All messages of all windows. */
export async function messages(page) {
  const all = await Promise.all(page.frames().map((frame) => frame.evaluate(() => globalThis.messages ?? [])));
  return all
    .flat()
    .filter((it) => it?.unhunch)
    .map((it) => it.unhunch);
}

export async function events(page) {
  return page.evaluate(() => globalThis.events);
}

/** Keeps the timers of the page that are set and have not run yet in `globalThis.waiting`. */
export async function countTimers(page) {
  await page.addInitScript(() => {
    const waiting = (globalThis.waiting = new Set());
    /** As a page has it; the types are those of Node. @type {any} */
    const page = globalThis;
    const { setTimeout: begin, clearTimeout: end, setInterval: repeat, clearInterval: cease } = page;
    page.setTimeout = (run, time, ...args) => {
      const ran = () => {
        waiting.delete(id);
        run(...args);
      };
      const id = begin(ran, time);
      waiting.add(id);
      return id;
    };
    page.setInterval = (...args) => {
      const id = repeat(...args);
      waiting.add(id);
      return id;
    };
    const stopBy = (stop) => (id) => {
      waiting.delete(id);
      stop(id);
    };
    page.clearTimeout = stopBy(end);
    page.clearInterval = stopBy(cease);
  });
}
