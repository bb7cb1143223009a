// <unhunch-session>: a guided session in an article. docs/embedding.md says how to use it. Until somebody acts, this
// file is all that is loaded, and what the author wrote inside the element is what is shown. The build leaves the comments
// out, and fills in the words in braces.

/** Where the files are: open.js, which opens the app, and what it loads. */
let folder = import.meta.url.replace(/[^/?#]*([?#].*)?$/, "");

/** Says where the files are, for a page that has this one in a bundle. */
export function setPlace(address) {
  folder = address;
}

function folderOf(address) {
  return new URL(address.replace(/\/?$/, "/"), document.baseURI);
}

/** Whether scripts may come from there on the word of somebody who may post none; not from an address that cannot be read. */
function isOurs(address) {
  try {
    return folderOf(address).origin === origin;
  } catch {
    return false;
  }
}

/** Attributes that say which session it is, and those that are of the card alone. */
const OPTIONS = ["routine", "src", "json", "lang", "theme", "mode", "region", "place"];
const WORDS = ["label", "note", "facts", "scroll"];
/** Properties that a placeholder has as attributes. */
const LOOK = ["height", "accent", "on-accent", "radius"];

/** After each slug of the library its figure below, and how long it takes and where. */
const FACTS = "{facts}";

// What is before and after the card has no height, and a width that does not change with what is in it: in a box that shrinks
// to fit, the element wants 640 pixels, and no less than 260.
const CSS = `
:host{display:block!important;position:relative!important;box-sizing:border-box!important;min-width:min(100%,320px);min-height:0!important;padding:0!important;
border:0!important;float:none!important;overflow:visible!important;transform:none!important;opacity:1!important;visibility:visible!important;
columns:auto!important;text-indent:0!important;break-inside:avoid}
:host::before,:host::after{content:"- -";display:block;height:0;overflow:hidden;visibility:hidden;white-space:normal;word-spacing:640px}
:host::after{contain:inline-size;contain-intrinsic-inline-size:260px}
:host([hidden]){display:none!important}
*{box-sizing:border-box}[hidden]{display:none!important}
.card,.stage{width:100%;contain:inline-size;min-height:max(436px,var(--unhunch-height,var(--own,640px)));border-radius:var(--unhunch-radius,22px)}
.card{display:flex;flex-flow:row wrap;overflow:hidden;border:1px solid color-mix(in srgb,currentColor 22%,transparent)}
.art{flex:1 1 260px;display:grid;place-items:center;min-width:0;padding:24px;overflow:hidden;background:color-mix(in srgb,currentColor 5%,transparent)}
svg{width:100%;max-width:240px;height:auto;overflow:visible;fill:none;stroke:currentColor;stroke-linecap:round;stroke-linejoin:round;direction:ltr}
.side{flex:1 1 300px;display:grid;align-content:center;gap:16px;min-width:0;padding:24px}
.words{min-width:0;overflow-wrap:anywhere}
button,p{margin:0;font:400 15px/1.4 system-ui,sans-serif;letter-spacing:normal;text-transform:none}
button{min-height:56px;padding:8px 24px;border:1px solid transparent;border-radius:999px;background:var(--unhunch-accent,#14635a);
color:var(--unhunch-on-accent,#fffdf9);font-weight:600;font-size:17px;cursor:pointer;touch-action:manipulation}
button:focus-visible{outline:3px solid currentColor;outline:3px solid Highlight;outline-offset:3px}
.facts{font-weight:600}
.note{display:flex;align-items:center;gap:8px}.note svg{flex:none;width:18px}
.error{padding:12px 16px;border:1px solid currentColor;border-radius:12px}
.stage{display:block;border:0;overflow:clip}
.waits{position:absolute;inset:0;visibility:hidden}
:host([scroll]){height:var(--unhunch-height,640px);max-height:100%}
:host([scroll]) :is(.card,.stage){height:100%!important;min-height:0!important;overflow:auto}
@media print{:host{height:auto!important}.card,.card[hidden]{display:block!important;height:auto!important;min-height:0;border:0}.side{padding:0}.art,.note,.error,button,.stage{display:none!important}}`;

/** The ground, and on it somebody who sits, stands, rests on a mat, or hangs: how thick each line is, its way, its colour. */
const [WOOD, MARK] = ["#9c8f78", "#c4501b"];
const GROUND = [
  [600, "M-900 459H1100", "#9c8f7833"],
  [3, "M-900 158H1100"],
];
const ART = [
  [
    [6, "M54 62V154M54 112H106V154", WOOD],
    [24, "M72 102C62 82 66 66 78 54"],
    [26, "M92 34h.1"],
    [15, "M72 108 114 110 116 150H126"],
    [10, "M80 60 112 76 142 68"],
    [8, "M63 90C60 78 64 66 72 56", MARK],
    [5, "M156 68h18m-7-7 7 7-7 7"],
  ],
  [
    [6, "M66-900V154", WOOD],
    [24, "M86 96C82 82 84 68 88 58"],
    [26, "M98 36h.1"],
    [15, "M86 102 88 128 84 151H96"],
    [10, "M90 62 120 60 126 26"],
    [8, "M76 90C73 80 75 66 79 56", MARK],
    [5, "M148 56V28m-7 7 7-7 7 7"],
  ],
  [
    [8, "M16 153H184", WOOD],
    [24, "M122 124C108 116 94 122 78 134"],
    [26, "M58 138h.1"],
    [15, "M126 128 92 144H136"],
    [10, "M80 142 56 149H30"],
    [8, "M116 110C104 107 92 111 80 121", MARK],
    [5, "M116 88H92m7-7-7 7 7 7"],
  ],
  [
    [6, "M20 14H180", WOOD],
    [24, "M96 100C92 86 94 74 96 64"],
    [26, "M106 46h.1"],
    [15, "M96 106 106 130 98 151H110"],
    [10, "M94 60 90 38 92 16M98 60 118 40 120 16"],
    [8, "M85 94C82 84 83 72 85 62", MARK],
    [5, "M142 54V82m-7-7 7 7 7-7"],
  ],
];
const LOGO = [
  [5, "M9 28C8 20 8 16 11 12", MARK],
  [9, "M19 8h.1"],
];

function draw(parent, viewBox, lines) {
  const svg = (name, rest, to) => {
    const element = to.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));
    for (const key in rest) element.setAttribute(key, rest[key]);
    return element;
  };
  parent.replaceChildren();
  const to = svg("svg", { viewBox, "aria-hidden": "true" }, parent);
  for (const [width, d, stroke = "currentColor"] of lines) svg("path", { d, stroke, "stroke-width": width }, to);
}

let sheet;
function dress(shadow) {
  try {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(CSS);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // A browser from before 2023.
    make("style", shadow).textContent = CSS;
  }
}

function make(name, parent, kind) {
  const element = document.createElement(name);
  for (const key of kind ? ["class", "part"] : []) element.setAttribute(key, kind);
  return parent.appendChild(element);
}

/** Says what the author wants said, in their language, or what we say, in English. */
function say(element, own, ours) {
  element.textContent = own ?? ours;
  if (own == null) element.lang = "en";
  else element.removeAttribute("lang");
}

/** Where there are no elements, as in Node, there is nothing to define, and nothing fails. @type {typeof HTMLElement} */
const Base = globalThis.HTMLElement ?? /** @type {any} */ (Object);

class UnhunchSession extends Base {
  static observedAttributes = [...OPTIONS, ...WORDS];
  #shadow = this.attachShadow({ mode: "open" });
  #card = make("div", this.#shadow, "card");
  #art = make("div", this.#card, "art");
  #facts;
  #button;
  #note;
  #error;
  /** What open.js has opened, once that is asked for. */
  #app;
  #wanted = false;
  /** Whether a session has begun, as the page was told. */
  #runs = false;
  #again = "";

  constructor() {
    super();
    dress(this.#shadow);
    const side = make("div", this.#card, "side");
    make("slot", make("div", side, "words")).addEventListener("slotchange", () => this.#describe());
    this.#facts = make("p", side, "facts");
    this.#button = make("button", side, "start");
    this.#button.type = "button";
    const note = make("p", side, "note");
    draw(make("span", note), "4 0 22 32", LOGO);
    this.#note = make("span", note);
    this.#error = make("p", side, "error");
    this.#error.setAttribute("role", "status");
    this.#error.lang = "en";
    this.#error.hidden = true;
    const on = (type, act) => this.#button.addEventListener(type, act);
    on("click", () => this.start());
    // A pointer that only passes, as in scrolling, loads nothing.
    let dwell;
    on("pointerenter", () => (dwell = setTimeout(() => this.#warm(), 150)));
    // Nor does one that has pressed and stopped again.
    for (const type of ["pointerleave", "pointerdown"]) on(type, () => clearTimeout(dwell));
    for (const type of ["focus", "pointerdown"]) on(type, () => this.#warm());
  }

  connectedCallback() {
    this.#describe();
  }

  /** Moved by moveBefore(), which keeps a frame as it is. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    this.#reset();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    this.#describe();
    if (name === "mode" || name === "place") this.#reset();
    else if (OPTIONS.includes(name)) this.#app?.changed?.(name);
  }

  /** Loads what is needed, and starts; or goes on, where it waits. */
  start() {
    this.#wanted = true;
    this.#error.hidden = true;
    this.#describe();
    this.#warm();
    this.#app?.start?.();
  }

  pause() {
    this.#app?.post?.("pause");
  }

  resume() {
    this.#app?.post?.("resume");
  }

  stop() {
    // What has not come yet does not begin either.
    if (this.#wanted && !this.#card.hidden) this.#reset();
    else this.#app?.post?.("stop");
  }

  /** What the card says and shows. */
  #describe() {
    const get = (name) => this.getAttribute(name);
    const routine = get("routine");
    // Of a routine of the author's own neither length nor place is known. One that an editor has closed early may have it beside.
    const own = this.matches("[src],[json]") || this.querySelector("script[type*=json]") || (!routine && !this.firstElementChild);
    const [, figure, facts] = /^(.)(.*?)\|/.exec((own ? "" : FACTS.split(`|${routine || "office-reset"} `)[1]) ?? "") ?? [];
    draw(this.#art, "20 10 160 172", [...GROUND, ...ART[figure ?? 0]]);
    say(this.#facts, get("facts"), facts);
    say(this.#note, get("note"), "{shell.note}");
    say(this.#button, this.#wanted ? undefined : get("label") || undefined, this.#wanted ? "{shell.moment}" : "{session.start}");
    for (const it of [this.#facts, this.#note.parentNode]) it.hidden = !it.textContent;
    // What the snippet reserves before this script is there.
    this.#card.style.setProperty("--own", this.style.minHeight);
  }

  #warm() {
    if (this.#app || !this.isConnected) return;
    const app = (this.#app = {});
    const at = this.getAttribute("place") || folder;
    let clock;
    // In here an address that cannot be read is an answer like any other.
    new Promise((resolve, reject) => {
      const url = new URL(`open.js${this.#again}`, folderOf(at)).href;
      clock = setTimeout(reject, 20_000, { code: "silent", message: "no answer" });
      import(/* webpackIgnore: true */ /* @vite-ignore */ url).then(resolve, reject);
    }).then(
      ({ open }) => {
        clearTimeout(clock);
        // Taken away, or changed, in the meantime.
        if (app !== this.#app) return;
        const fail = (error) => this.#fail(error);
        const tell = (type, detail) => this.#tell(type, detail);
        this.#app = open(this, { shadow: this.#shadow, card: this.#card, error: this.#error, tell, fail });
        if (this.#wanted) this.#app.start();
      },
      ({ code = "load", message }) => {
        clearTimeout(clock);
        if (app !== this.#app) return;
        // What failed once is not asked for again under this name.
        this.#again = `?${Date.now()}`;
        if (!navigator.onLine) code = "offline";
        this.#fail({ code, message: `open.js could not be loaded from ${at} (${message}).` });
      },
    );
  }

  #tell(type, detail) {
    if (/^(start|complete|stop)$/.test(type)) this.#runs = type === "start";
    // With a colon, and with a dash for those whose templates refuse a colon.
    for (const mark of ":-") {
      const event = new CustomEvent(`unhunch${mark}${type}`, { bubbles: true, composed: true, detail });
      this.dispatchEvent(event);
      // An element that is gone bubbles nowhere: whoever listens on the page still hears that its session ended.
      if (!this.isConnected) document.dispatchEvent(event);
    }
  }

  #fail(error) {
    const wanted = this.#wanted;
    this.#runs = false;
    this.#reset();
    // A reader who has not pressed Start is told nothing.
    if (wanted) {
      this.#error.textContent = `{card.failed} For the author of this page: ${error.message}`;
      this.#error.hidden = false;
    }
    console.error(`<unhunch-session> ${error.message}`);
    this.#tell("error", error);
  }

  /** Back to what the author wrote. */
  #reset() {
    if (this.#runs) this.#tell("stop", {});
    this.#app?.close?.();
    this.#app = undefined;
    this.#wanted = this.#card.hidden = false;
    this.#describe();
  }
}

/** Makes each placeholder, which editors keep where they take an element away, hold an element with its words. */
function fill() {
  if (document.readyState === "loading") return;
  for (const holder of document.querySelectorAll(".unhunch-session:not(unhunch-session)")) {
    if (holder.querySelector("unhunch-session")) continue;
    const element = document.createElement("unhunch-session");
    for (const { name, value } of holder.attributes) {
      const [, key] = name.split(/^data-/);
      if (LOOK.includes(key)) element.style.setProperty(`--unhunch-${key}`, value);
      // Editors keep a placeholder of people who may post no scripts: they may not name a place that scripts come from.
      else if (UnhunchSession.observedAttributes.includes(key) && (key !== "place" || isOurs(value)) && value !== "false")
        element.setAttribute(key, value);
    }
    element.append(...holder.childNodes);
    holder.append(element);
  }
}

// A second copy on the page leaves it to the first; both speak the same messages.
if (globalThis.customElements && !customElements.get("unhunch-session")) {
  customElements.define("unhunch-session", UnhunchSession);
  document.addEventListener("readystatechange", fill);
  new MutationObserver(fill).observe(document, { childList: true, subtree: true });
  fill();
}
