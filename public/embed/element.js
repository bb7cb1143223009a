// <unhunch-session>: a guided session in an article. docs/embedding.md says how to use it. Until somebody acts, this
// file is all that is loaded, and what the author wrote inside the element is what is shown. The build fills in the words in braces.
const HERE = new URL("./", import.meta.url);
const V = 1;
const TOLD = ["ready", "start", "segment", "pause", "resume", "complete", "stop", "hold", "error"];
const MODES = ["frame", "inline"];
const THEMES = ["auto", "light", "dark"];
/** Milliseconds until a frame that says nothing counts as lost. */
const PATIENCE = 20000;

const CSS = `
:host{display:block!important;position:relative!important;box-sizing:border-box!important;width:auto!important;
min-height:var(--unhunch-height,640px)!important;padding:0!important;border:0!important;float:none!important;overflow:visible!important;
transform:none!important;opacity:1!important;visibility:visible!important;columns:auto!important;text-indent:0!important}
:host([hidden]){display:none!important}
*{box-sizing:border-box}[hidden]{display:none!important}
.card{display:flex;flex-flow:row wrap;min-height:var(--unhunch-height,640px);overflow:hidden;
border:1px solid color-mix(in srgb,currentColor 22%,transparent);border-radius:var(--unhunch-radius,22px);background:color-mix(in srgb,currentColor 3%,transparent)}
.art{flex:1 1 260px;display:flex;align-items:end;justify-content:center;min-width:0;min-height:180px;padding:24px 0 0;overflow:hidden;background:color-mix(in srgb,currentColor 4%,transparent)}
svg{width:100%;max-width:240px;height:auto;overflow:visible;fill:none;stroke:currentColor;stroke-linecap:round;stroke-linejoin:round;direction:ltr}
.side{flex:1 1 300px;display:flex;flex-direction:column;justify-content:center;gap:16px;min-width:0;padding:24px}
.words{min-width:0;overflow-wrap:anywhere}
.act{display:grid;gap:16px}
button,.note,.error{font:400 15px/1.4 system-ui,sans-serif;letter-spacing:normal;text-transform:none}
button{min-height:56px;padding:8px 24px;border:1px solid transparent;border-radius:999px;background:var(--unhunch-accent,#14635a);
color:var(--unhunch-on-accent,#fffdf9);font-weight:600;font-size:17px;cursor:pointer;touch-action:manipulation}
button:focus-visible{outline:3px solid currentColor;outline:3px solid Highlight;outline-offset:3px}
.note{display:flex;align-items:center;gap:8px;margin:0}.note svg{flex:none;width:18px}
.error{margin:0;padding:12px 16px;border:1px solid currentColor;border-radius:12px}
.stage{display:block;width:100%;min-height:var(--unhunch-height,640px);border:0;border-radius:var(--unhunch-radius,22px);color-scheme:auto}
.waits{position:absolute;inset:0;visibility:hidden}
@media print{:host{min-height:0!important}.card,.card[hidden]{display:block!important;min-height:0;border:0;padding:0}.act,.art,.stage{display:none!important}}`;

/** Somebody who sits, on the ground, and the mark: how thick each line is, its way, and its colour. */
const SITS = [
  [3, "M-900 158H1100"],
  [6, "M54 62V154M54 112H106V154", "#9c8f78"],
  [24, "M72 102C62 82 66 66 78 54"],
  [26, "M92 34h.1"],
  [15, "M72 108 114 110 116 150H126"],
  [10, "M80 60 112 76 142 68"],
  [8, "M63 90C60 78 64 66 72 56", "#c4501b"],
  [5, "M156 68h18m-7-7 7 7-7 7"],
];
const MARK = [
  [5, "M9 28C8 20 8 16 11 12", "#c4501b"],
  [9, "M19 8h.1"],
];

function draw(parent, viewBox, lines) {
  const add = (name, rest, to) => {
    const element = to.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));
    for (const [key, value] of Object.entries(rest)) element.setAttribute(key, value);
    return element;
  };
  const svg = add("svg", { viewBox, "aria-hidden": "true" }, parent);
  for (const [width, d, stroke = "currentColor"] of lines) add("path", { d, stroke, "stroke-width": width }, svg);
}

let sheet;
function dress(shadow) {
  try {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(CSS);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // A browser from before 2023.
    make("style", {}, shadow).textContent = CSS;
  }
}

function make(name, { text = "", ...rest }, parent) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(rest)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  parent?.append(element);
  return element;
}

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
  const allow = "autoplay; screen-wake-lock; fullscreen";
  const node = make("iframe", { class: "stage", part: "frame", title: `Unhunch: ${name}`, allow, referrerpolicy: "no-referrer", src: url });
  const listen = ({ source, origin: from, data }) => {
    const message = data?.unhunch;
    if (source !== node.contentWindow || from !== origin || !(message?.v >= V) || message.id !== id) return;
    if (message.type === "resize") node.style.height = `${message.height}px`;
    else hear(message);
  };
  const refused = ({ blockedURI, effectiveDirective }) => {
    if (blockedURI.startsWith(HERE.origin))
      hear({
        type: "error",
        code: "csp",
        message: `The Content-Security-Policy of this page has to say ${effectiveDirective} ${HERE.origin}.`,
      });
  };
  const lost = setTimeout(() => {
    const message = navigator.onLine
      ? `${url.origin}${url.pathname} does not answer. Is it there, and may this page frame it?`
      : "The device is offline.";
    hear({ type: "error", code: navigator.onLine ? "silent" : "offline", message });
  }, PATIENCE);
  addEventListener("message", listen);
  document.addEventListener("securitypolicyviolation", refused);
  parent.append(node);
  return {
    node,
    post: (type, detail) => node.contentWindow?.postMessage({ unhunch: { ...detail, v: V, id, type } }, origin === "null" ? "*" : origin),
    heard: () => clearTimeout(lost),
    close() {
      clearTimeout(lost);
      removeEventListener("message", listen);
      document.removeEventListener("securitypolicyviolation", refused);
      node.remove();
    },
  };
}

class UnhunchSession extends HTMLElement {
  static observedAttributes = ["routine", "src", "lang", "theme", "mode", "region"];
  #shadow = this.attachShadow({ mode: "open" });
  #card = make("div", { class: "card", part: "card" }, this.#shadow);
  #button;
  #error;
  /** The way to the app, once it is asked for. */
  #app;
  #ready = false;
  #wanted = false;
  #warned = new Set();

  constructor() {
    super();
    dress(this.#shadow);
    draw(make("div", { class: "art" }, this.#card), "20 10 160 172", SITS);
    const side = make("div", { class: "side" }, this.#card);
    make("slot", {}, make("div", { class: "words" }, side));
    const act = make("div", { class: "act" }, side);
    this.#button = make("button", { type: "button", part: "start", text: "{session.start}", lang: "en" }, act);
    const note = make("p", { class: "note", part: "note", lang: "en" }, act);
    draw(note, "4 0 22 32", MARK);
    make("span", { text: "{shell.note}" }, note);
    this.#error = make("p", { class: "error", part: "error", role: "status", lang: "en", hidden: "" }, side);
    this.#button.addEventListener("click", () => this.start());
    for (const touch of ["pointerover", "focusin"]) this.#card.addEventListener(touch, () => this.#warm());
  }

  connectedCallback() {
    this.#check();
  }

  /** Moved by moveBefore(), which keeps a frame as it is. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    this.#reset();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    this.#check();
    if (name === "mode") this.#reset();
    else this.#set(name === "src");
  }

  /** Loads what is needed, and starts; or goes on, where it waits. */
  start() {
    this.#wanted = true;
    this.#button.textContent = "{shell.moment}";
    this.#warm();
    if (this.#ready) this.#show();
  }

  pause() {
    this.#app?.post("pause");
  }

  resume() {
    this.#app?.post("resume");
  }

  stop() {
    this.#app?.post("stop");
  }

  #check() {
    for (const [name, known] of Object.entries({ mode: MODES, theme: THEMES })) {
      const value = this.getAttribute(name);
      if (value && !known.includes(value))
        this.#warn(`${name}="${value}" is not known; it is taken for "${known[0]}". Known: ${known.join(", ")}.`);
    }
  }

  #warn(text) {
    if (!this.#warned.has(text)) console.warn(`<unhunch-session> ${text}`, this);
    this.#warned.add(text);
  }

  async #warm() {
    if (this.#app) return;
    const hear = (message) => this.#hear(message);
    const app = (this.#app = this.getAttribute("mode") === "inline" ? {} : openFrame(this.#shadow, hear));
    app.node?.classList.add("waits");
    if (this.getAttribute("mode") !== "inline") return;
    try {
      const { openInline } = await import(new URL("inline.js", HERE).href);
      // Taken away, or changed, in the meantime.
      if (this.#app !== app) return;
      this.#app = openInline(this.#shadow, hear);
      this.#app.node.classList.add("waits");
    } catch (error) {
      hear({
        type: "error",
        code: navigator.onLine ? "load" : "offline",
        message: `inline.js could not be loaded from ${HERE} (${error.message}).`,
      });
    }
  }

  /** What the author wants, for the app. */
  async #set(again) {
    const app = this.#app;
    if (!app?.post) return;
    const get = (name) => this.getAttribute(name) ?? "";
    const style = getComputedStyle(this);
    // What the card takes, and what is below it stays where it is.
    app.height = this.#card.getBoundingClientRect().height || app.height;
    try {
      if (again || app.json === undefined) app.json = await this.#json();
    } catch (error) {
      return this.#hear({ type: "error", code: "src", field: "src", message: `src: ${error.message}` });
    }
    if (this.#app !== app) return;
    const options = { routine: get("routine"), lang: get("lang"), theme: get("theme"), region: get("region"), json: app.json };
    app.post("set", { options: { ...options, accent: style.getPropertyValue("--unhunch-accent").trim(), height: app.height } });
  }

  /** The routine of the author's own, as text. */
  async #json() {
    const src = this.getAttribute("src");
    if (!src) return this.querySelector(':scope > script[type="application/json"]')?.textContent.trim() ?? "";
    const response = await fetch(new URL(src, document.baseURI));
    if (!response.ok) throw new Error(`${src} is not there (${response.status}).`);
    return response.text();
  }

  /** @param {any} message */
  #hear({ v, id, type, ...detail }) {
    const app = this.#app;
    if (!app) return;
    if (type === "hello") {
      app.heard();
      this.#set();
    } else if (type === "ready") {
      this.#ready = true;
      if (this.#wanted) this.#show();
    } else if (type === "warn") this.#warn(detail.message);
    else if (type === "error") {
      this.#reset();
      this.#error.textContent = `For the author of this page: ${detail.message}`;
      this.#error.hidden = false;
      console.error(`<unhunch-session> ${detail.message}`);
    }
    if (TOLD.includes(type)) this.dispatchEvent(new CustomEvent(`unhunch:${type}`, { bubbles: true, composed: true, detail }));
  }

  #show() {
    this.#error.hidden = true;
    this.#card.hidden = true;
    this.#app.node.style.minHeight = `${this.#app.height}px`;
    this.#app.node.classList.remove("waits");
    this.#app.node.focus();
    this.#app.post("start");
  }

  /** Back to what the author wrote. */
  #reset() {
    this.#app?.close?.();
    this.#app = undefined;
    this.#ready = this.#wanted = false;
    this.#card.hidden = false;
    this.#button.textContent = "{session.start}";
  }
}

// A second copy on the page leaves it to the first; both speak the same messages.
customElements.get("unhunch-session") ?? customElements.define("unhunch-session", UnhunchSession);
