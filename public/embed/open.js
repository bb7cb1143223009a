// Opens the app for an <unhunch-session>, in a frame or in the page itself, and talks with it. embed.js asks for this file when
// a reader is about to start. A page may have pinned an older embed.js: what open() takes and gives keeps its meaning.
const HERE = new URL("./", import.meta.url);
const V = 1;
const TOLD = ["ready", "start", "segment", "pause", "resume", "complete", "stop", "hold"];
const MODES = ["frame", "inline"];
const THEMES = ["auto", "light", "dark"];
/** Milliseconds until a frame that says nothing counts as lost, and until an app does that has begun to come: it has its own patience
 *  with each file, and says better what is wrong. */
const PATIENCE = { frame: 20_000, app: 40_000 };

/** The heights in pixels below which a session has no room: with its words below the figure, and beside it. */
const LEAST = 436;
const LEAST_BESIDE = 340;
/** How much wider than high it is where they stand beside each other, as style/parts/session_wide.css has it. */
const BESIDE = 5 / 4;

const systemDark = matchMedia("(prefers-color-scheme: dark)");
/** What was said of each element, so that it is said once. */
const said = new WeakMap();
/** What is asked for anew: a script that did not come is not asked for again under the same name. */
let again = "";

/** The app in a frame: from the place of this file, so that the page around can read nothing in it. */
function openFrame(parent, hear) {
  const id = Math.random().toString(36).slice(2);
  const url = new URL("frame.html", HERE);
  // The second and later ones of a page are told apart by their names, too.
  const nth = [...document.querySelectorAll("unhunch-session")].indexOf(parent.host) + 1;
  const name = nth > 1 ? `{shell.session} ${nth}` : "{shell.session}";
  url.hash = String(new URLSearchParams({ id, page: self.origin, name }));
  // In a sandbox without an origin the frame has none either.
  const origin = self.origin === "null" ? "null" : HERE.origin;
  const node = document.createElement("iframe");
  const allow = "autoplay; screen-wake-lock; fullscreen";
  const attributes = { class: "stage", part: "frame", title: `Unhunch: ${name}`, allow, referrerpolicy: "no-referrer", src: url.href };
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  // On a page from a disk, which has none, the frame has one all the same.
  const origins = [origin, HERE.origin];
  const listen = ({ source, origin: from, data }) => {
    const message = data?.unhunch;
    if (source === node.contentWindow && origins.includes(from) && message?.v >= V && message.id === id) hear(message);
  };
  // A browser names the frame that it blocked by its address, or by the origin alone.
  const addresses = [url.origin, `${url.origin}/`, url.origin + url.pathname];
  const refused = ({ disposition, blockedURI, effectiveDirective }) => {
    if (disposition === "enforce" && effectiveDirective === "frame-src" && addresses.includes(blockedURI.split("#")[0]))
      hear({
        type: "error",
        code: "csp",
        message: `The Content-Security-Policy of this page has to say ${effectiveDirective} ${HERE.origin}.`,
      });
  };
  const heard = () => document.removeEventListener("securitypolicyviolation", refused);
  addEventListener("message", listen);
  document.addEventListener("securitypolicyviolation", refused);
  parent.append(node);
  return {
    node,
    silent: `${url.origin}${url.pathname} does not answer. Is it there, and may this page frame it?`,
    post: (type, detail) => node.contentWindow?.postMessage({ unhunch: { ...detail, v: V, id, type } }, origin === "null" ? "*" : origin),
    // Once it is there, whatever the policy blocks is something else.
    heard,
    close() {
      heard();
      removeEventListener("message", listen);
      node.remove();
    },
  };
}

/** The elements around this one, out of the shadow roots in which it may be. */
function* around(element) {
  for (let it = element; it; it = it.parentNode ?? it.host) if (it instanceof Element) yield it;
}

/** Light or dark, where the page says one of them and not both. */
function schemeOf(element) {
  const computed = getComputedStyle(element).colorScheme;
  const meta = document.querySelector('meta[name="color-scheme"]');
  const words = (computed && computed !== "normal" ? computed : (meta?.getAttribute("content") ?? "")).split(/\s+/);
  const [light, dark] = ["light", "dark"].map((it) => words.includes(it));
  return light === dark ? "auto" : light ? "light" : "dark";
}

/** The height in which the element can be seen: that of the window, or of a box around it that scrolls, without what the author keeps free. */
function room(element) {
  const boxes = [...around(element.parentNode)].filter((it) => it !== document.documentElement && it !== document.body);
  const scrolls = boxes.filter(
    (it) => getComputedStyle(it).overflowY !== "visible" && it.scrollHeight > it.clientHeight && it.clientHeight > 0,
  );
  const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(element);
  return Math.min(innerHeight, ...scrolls.map((it) => it.clientHeight)) - parseFloat(scrollMarginTop) - parseFloat(scrollMarginBottom);
}

class Session {
  #host;
  #at;
  /** The way to the app. */
  #way = {};
  #ready = false;
  #wanted = false;
  /** Whether a session has begun and not ended. */
  #plays = false;
  /** Why there is no other session after the one that plays. */
  #next;
  /** Watches what a session takes that has just begun. */
  #begins = new ResizeObserver(() => this.#see());
  #clock;
  /** In pixels: of the card, and of a session in its place. */
  #height = 0;
  #screen = 0;
  #closed = false;
  /** What finds the routine of the author's own: it comes while the app does. */
  #own = import(/* webpackIgnore: true */ /* @vite-ignore */ new URL(`routine.js${again}`, HERE).href);
  #json;
  #look = "";
  #watch = new MutationObserver(() => this.#looks());
  #turned = () => this.#looks();
  #width = 0;
  #resized = () => this.#fit();

  constructor(host, at) {
    this.#host = host;
    this.#at = at;
    this.#check();
    this.#open();
    // A page that changes between light and dark does so by an attribute of its own, or by another style sheet.
    for (const element of around(host)) this.#watch.observe(element, { attributes: true });
    if (document.head) this.#watch.observe(document.head, { attributes: true, childList: true, subtree: true });
    systemDark.addEventListener("change", this.#turned);
  }

  async #open() {
    const hear = (message) => this.#closed || this.#hear(message);
    this.#own.catch(() => (again = `?${Date.now()}`));
    if (this.#host.getAttribute("mode") !== "inline") {
      this.#way = openFrame(this.#at.shadow, hear);
      this.#way.node.classList.add("waits");
      this.#wait(PATIENCE.frame);
      return;
    }
    const url = new URL(`inline.js${again}`, HERE).href;
    this.#wait(PATIENCE.app);
    try {
      const { openInline } = await import(/* webpackIgnore: true */ /* @vite-ignore */ url);
      if (this.#closed) return;
      this.#way = openInline(this.#at.shadow, hear);
      this.#way.node.classList.add("waits");
    } catch ({ message }) {
      again = `?${Date.now()}`;
      if (this.#closed) return;
      this.#fail(
        navigator.onLine ? "load" : "offline",
        `inline.js could not be loaded from ${HERE} (${message}). What it names is asked for again when this page is loaded again.`,
      );
    }
  }

  /** Counts as lost what says nothing for so long, until it is ready. */
  #wait(patience) {
    clearTimeout(this.#clock);
    this.#clock = setTimeout(() => {
      const silent = patience === PATIENCE.frame ? this.#way.silent : `The app in ${HERE} has begun to load, and does not get ready.`;
      if (navigator.onLine) this.#fail("silent", silent);
      else this.#fail("offline", "The device is offline.");
    }, patience);
  }

  start() {
    if (this.#next && !this.#plays) return this.#at.fail(this.#next);
    this.#wanted = true;
    if (this.#ready) this.#show();
  }

  post(type) {
    this.#way.post?.(type);
  }

  /** An attribute is another one now. */
  changed(name) {
    this.#check();
    this.#set(["src", "json"].includes(name));
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#clock);
    this.#watch.disconnect();
    this.#begins.disconnect();
    systemDark.removeEventListener("change", this.#turned);
    removeEventListener("resize", this.#resized);
    this.#way.close?.();
    this.#way = {};
  }

  #fail(code, message, field) {
    this.#hearError({ code, message, ...(field && { field }) });
  }

  /** A session keeps its routine to its end, whatever is wrong with another one. */
  #hearError(error) {
    if (error.code !== "src" || !this.#plays) return this.#at.fail(error);
    // The one before may be heard of once more.
    this.#next ??= error;
    console.error(`<unhunch-session> ${error.message}`);
  }

  #check() {
    for (const [name, known] of Object.entries({ mode: MODES, theme: THEMES })) {
      const value = this.#host.getAttribute(name);
      if (value && !known.includes(value))
        this.#warn(`${name}="${value}" is not known; it is taken for "${known[0]}". Known: ${known.join(", ")}.`);
    }
  }

  #warn(text) {
    const before = said.get(this.#host) ?? new Set();
    if (!before.has(text)) console.warn(`<unhunch-session> ${text}`, this.#host);
    said.set(this.#host, before.add(text));
  }

  /** The theme and the colour that the page has now. */
  #lookNow() {
    const wanted = this.#host.getAttribute("theme");
    const theme = THEMES.slice(1).includes(wanted) ? wanted : schemeOf(this.#host);
    return { theme, accent: getComputedStyle(this.#host).getPropertyValue("--unhunch-accent").trim() };
  }

  #looks() {
    if (this.#look && this.#look !== JSON.stringify(this.#lookNow())) this.#set();
  }

  /** The window has another size. What only grows higher does so while a phone is scrolled: there the session stays as it is. */
  #fit() {
    if (innerWidth === this.#width && room(this.#host) >= this.#screen) return;
    this.#set();
  }

  /** What the author wants, for the app. */
  async #set(anew) {
    const way = this.#way;
    if (!way.post) return;
    const host = this.#host;
    // What the card takes, and what is below it stays where it is. As it is laid out, and not as a transform shows it.
    this.#height = this.#at.card.offsetHeight || this.#height;
    // A session fits into the window, where the card with its words is taller. In a low one there is only the session.
    const space = room(host);
    const isBeside = host.offsetWidth >= BESIDE * Math.max(LEAST_BESIDE, space);
    this.#screen = Math.min(this.#height, Math.max(isBeside ? LEAST_BESIDE : LEAST, space));
    way.node.style.minHeight = `${isBeside ? this.#screen : this.#height}px`;
    this.#width = innerWidth;
    const look = this.#lookNow();
    this.#look = JSON.stringify(look);
    if (anew) this.#next = undefined;
    const before = this.#json;
    try {
      const { ownRoutine } = await this.#own;
      if (anew || !this.#json) this.#json = ownRoutine(host, (text) => this.#warn(text));
      const json = await this.#json;
      if (this.#closed) return;
      const options = { routine: host.getAttribute("routine") ?? "", region: host.getAttribute("region") ?? "", json };
      const lang = host.closest("[lang]")?.getAttribute("lang") ?? "";
      way.post("set", { options: { ...options, ...look, lang, height: this.#screen } });
    } catch ({ message, field }) {
      if (this.#plays) this.#json = before;
      if (!this.#closed)
        this.#fail(field ? "src" : "load", field ? message : `routine.js could not be loaded from ${HERE} (${message}).`, field);
    }
  }

  /** @param {any} message */
  #hear({ v, id, type, ...detail }) {
    if (!this.#ready) this.#wait(PATIENCE.app);
    if (type === "hello") {
      this.#way.heard?.();
      this.#set();
    } else if (type === "ready") {
      clearTimeout(this.#clock);
      this.#ready = true;
      if (this.#wanted) this.#show();
    } else if (type === "resize") this.#way.node.style.height = `${detail.height}px`;
    else if (type === "warn") this.#hearWarning(detail);
    else if (type === "error") return this.#hearError(detail);
    if (/^(start|complete|stop)$/.test(type)) this.#plays = type === "start";
    // The check was taller: what the session takes may be known a little later.
    if (type === "start") {
      this.#see();
      this.#begins.observe(this.#host);
    }
    if (type === "segment" && detail.index > 0) this.#begins.disconnect();
    if (TOLD.includes(type)) this.#at.tell(type, detail);
  }

  #hearWarning({ code, message }) {
    // The attribute is also that of the author's own words, for which nothing is missing.
    if (code !== "lang") this.#warn(message);
    else if (this.#host.hasAttribute("lang")) console.info(`<unhunch-session> ${message}`);
  }

  #show() {
    const { node } = this.#way;
    this.#at.error.hidden = true;
    this.#at.card.hidden = true;
    node.classList.remove("waits");
    node.focus({ preventScroll: true });
    addEventListener("resize", this.#resized);
    // The first page of the check stands at the top.
    const top = this.#host.getBoundingClientRect().top - parseFloat(getComputedStyle(this.#host).scrollMarginTop);
    if (top < 0) this.#host.scrollIntoView({ block: "start", behavior: "instant" });
    this.post("start");
  }

  /** Brings the session into the window; where it is too tall for that, its end with the buttons. */
  #see() {
    const host = this.#host;
    const space = room(host);
    const tall = host.offsetHeight > space;
    // What was there before may still be taller than the session in its place.
    const from = host.getBoundingClientRect().top - parseFloat(getComputedStyle(host).scrollMarginTop);
    if (tall && this.#screen <= space && from >= 0 && from + this.#screen <= space) return;
    const block = this.#screen > space ? "end" : tall ? "start" : "nearest";
    host.scrollIntoView({ block, behavior: "instant" });
  }
}

/**
 * @param {HTMLElement} host the element
 * @param {object} at what is in it: `shadow`, `card`, `error`; and `tell(type, detail)` and `fail({ code, message })`
 */
export function open(host, at) {
  const session = new Session(host, at);
  return {
    start: () => session.start(),
    post: (type) => session.post(type),
    changed: (name) => session.changed(name),
    close: () => session.close(),
  };
}
