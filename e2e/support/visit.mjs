// Drives a page in Firefox or WebKit as a person does, by what can be seen and pressed, under the names that a screen reader says.

import { expect } from "@playwright/test";

/** For each role that a screen reader names: the elements that have it. */
const KINDS = {
  button: 'button, [role="button"], summary',
  checkbox: 'input[type="checkbox"]',
  dialog: 'dialog, [role="dialog"]',
  // Not that of a page around, which is in no article.
  heading: "article h1",
  link: "a[href]",
  radio: 'input[type="radio"], [role="radio"]',
  status: '[role="status"]',
  switch: '[role="switch"]',
  table: "table",
  timer: '[role="timer"]',
};
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Runs in the page: what can be seen of a kind and by a name, also in shadow roots. `act` says what is wanted of it. */
async function look([selector, name, act]) {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((it) => [it, ...(it.shadowRoot ? all(it.shadowRoot) : [])]);
  const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const labels = (it) => [...(it.labels ?? [])].map((label) => label.innerText).join(" ");
  const called = (it) => tidy(it.getAttribute("aria-label") || labels(it) || it.innerText);
  const fits = (it) => it.matches(selector) && it.checkVisibility({ visibilityProperty: true }) && (name === null || called(it) === name);
  const found = all(document).filter(fits);
  if (act === "texts") {
    return found.map((it) => tidy(it.innerText));
  }
  const [it] = found;
  if (!it || it.disabled) {
    return null;
  }
  const box = it.getBoundingClientRect();
  if (act === "corner") {
    return { x: box.x, y: box.y };
  }
  if (act === "middle") {
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  if (act === "pressable") {
    it.scrollIntoView({ block: "center", behavior: "instant" });
    const before = it.getBoundingClientRect();
    // What has just come may still be moved, as by the focus that goes to the heading of a new page.
    for (let frames = 0; frames < 3; frames++) {
      await new Promise(requestAnimationFrame);
    }
    const { x, y, width, height } = it.getBoundingClientRect();
    if (x !== before.x || y !== before.y) {
      return null;
    }
    const hit = it.getRootNode().elementFromPoint(x + width / 2, y + height / 2);
    const target = [it, it.labels?.[0]].find((target) => target?.contains(hit));
    // Otherwise something lies over it.
    if (target) {
      document.documentElement.dataset.pressed = "no";
      target.addEventListener("pointerdown", () => (document.documentElement.dataset.pressed = "yes"), { capture: true, once: true });
    }
    return target ? it : null;
  }
  return it;
}

export class Visit {
  constructor(browser) {
    this.browser = browser;
    /** The selector of the frame that was entered. */
    this.frame = undefined;
  }

  send(command, params) {
    return this.browser.send(command, params);
  }

  async open(url) {
    await this.leave();
    // A new page also where only the part after the # is another.
    await this.send("navigate", { url: "about:blank" });
    await this.send("navigate", { url });
  }

  /** As the page itself does it: the command for it goes past a worker that is new. */
  async reload() {
    await this.evaluate(() => {
      document.documentElement.dataset.old = "";
      setTimeout(() => location.reload());
    });
    const isNew = () => document.readyState === "complete" && document.documentElement.dataset.old === undefined;
    await expect.poll(() => this.evaluate(isNew).catch(() => false), { message: `a reload in ${this.browser.name}` }).toBe(true);
  }

  /** What `run` returns in the page, or in the frame that was entered. It sees nothing of this file but its arguments. */
  async evaluate(run, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${run})(...arguments[0]))().then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.send("run", { script, args: [args], sandbox: null, newSandbox: false });
    if (error !== undefined) {
      throw new Error(error);
    }
    return value;
  }

  look(kind, name, act) {
    return this.evaluate(look, [KINDS[kind] ?? kind, name ?? null, act]);
  }

  /** The texts of all that can be seen of this kind, or by this selector; by their name, where one is given. */
  texts(kind, name) {
    return this.look(kind, name, "texts");
  }

  /** Waits until there is exactly one of this kind, or by this selector, and it says `text`. */
  async sees(kind, text, timeout = 15_000) {
    await expect
      .poll(() => this.texts(kind).catch(() => undefined), { timeout, message: `${kind} in ${this.browser.name}` })
      .toEqual([text]);
  }

  /** Waits until something of this kind and name can be seen. */
  async has(kind, name, timeout = 15_000) {
    await expect
      .poll(async () => (await this.texts(kind, name).catch(() => [])).length, {
        timeout,
        message: `${kind} ${name ?? ""} in ${this.browser.name}`,
      })
      .toBeGreaterThan(0);
  }

  /** Waits until nothing of this kind and name can be seen. */
  async lacks(kind, name) {
    await expect
      .poll(() => this.texts(kind, name).catch(() => undefined), { message: `${kind} ${name ?? ""} in ${this.browser.name}` })
      .toEqual([]);
  }

  /**
   * Presses what has this name with the browser's own pointer, where a person would. What moves away at that very moment
   * is pressed again, as a person does: a press that was heard never is.
   */
  async press(name, kind = "button") {
    const message = `${kind} ${name} to press in ${this.browser.name}`;
    await expect(async () => {
      const origin = await this.look(kind, name, "pressable");
      expect(origin, message).not.toBeNull();
      const move = { x: 0, y: 0, origin: { [ELEMENT]: origin[ELEMENT] } };
      const frame = this.browser.name === "webkit" && this.frame;
      if (frame) {
        // The driver of WebKit takes places in a frame for places on the page, and a frame of another site does not scroll the page.
        const inside = await this.look(kind, name, "middle");
        await this.leave();
        const before = await this.look(frame, null, "corner");
        await this.evaluate((by) => scrollBy({ top: by - innerHeight / 2, behavior: "instant" }), before.y + inside.y);
        const around = await this.look(frame, null, "corner");
        Object.assign(move, { x: Math.round(inside.x + around.x), y: Math.round(inside.y + around.y), origin: "viewport" });
      }
      const actions = [
        { type: "pointerMove", duration: 0, ...move },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ];
      await this.send("act", { actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }] });
      if (frame) {
        await this.enter(frame);
      }
      // A page that is gone has heard it.
      const heard = await this.evaluate(() => document.documentElement.dataset.pressed ?? "gone").catch(() => "gone");
      expect(heard, `${message} was heard`).not.toBe("no");
    }).toPass({ timeout: 20_000, intervals: [100] });
  }

  /** Presses keys, one after the other: a letter, or a name such as `Tab`. */
  async keys(...keys) {
    const values = keys.map((key) => KEYS[key] ?? key);
    const actions = values.flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.send("act", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** From now on all that is seen and pressed is in the frame, until `leave`. */
  async enter(selector) {
    let frame;
    await expect
      .poll(async () => (frame = await this.look(selector, null, "element").catch(() => null)), {
        timeout: 15_000,
        message: `${selector} in ${this.browser.name}`,
      })
      .not.toBeNull();
    await this.send("frame", this.browser.name === "firefox" ? { element: frame[ELEMENT] } : { id: frame });
    this.frame = selector;
  }

  async leave() {
    this.frame = undefined;
    await this.send("frame", { id: null });
  }

  /** The seconds that the countdown shows. */
  async seconds() {
    const [text] = await this.texts("timer");
    return Number(text);
  }

  /** What has the focus: its name, or its text. */
  focused() {
    return this.evaluate(() => {
      let it = document.activeElement;
      while (it?.shadowRoot?.activeElement) {
        it = it.shadowRoot.activeElement;
      }
      return it === document.body ? "the body" : (it.getAttribute("aria-label") ?? it.innerText).replace(/\s+/g, " ").trim();
    });
  }

  async picture() {
    return Buffer.from(await this.send("screenshot", this.browser.name === "firefox" ? { full: false } : {}), "base64");
  }
}

const KEYS = { Tab: "\uE004", Enter: "\uE007", Escape: "\uE00C", Space: " ", ArrowLeft: "\uE012", ArrowRight: "\uE014", Shift: "\uE008" };
