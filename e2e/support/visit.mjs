// The app in Firefox and WebKit as a person meets it: what can be seen and pressed, by the names that are read aloud.

import { expect } from '@playwright/test';

/** What a screen reader calls it: the elements that it may be. */
const KINDS = {
  button: 'button, [role="button"], summary',
  checkbox: 'input[type="checkbox"]',
  dialog: 'dialog, [role="dialog"]',
  heading: 'h1',
  link: 'a[href]',
  radio: 'input[type="radio"], [role="radio"]',
  status: '[role="status"]',
  switch: '[role="switch"]',
  table: 'table',
  timer: '[role="timer"]',
};
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Runs in the page: what can be seen of a kind and by a name, also in shadow roots. `act` says what is wanted of it. */
async function look([selector, name, act]) {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((it) => [it, ...(it.shadowRoot ? all(it.shadowRoot) : [])]);
  const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const labels = (it) => [...(it.labels ?? [])].map((label) => label.innerText).join(' ');
  const called = (it) => tidy(it.getAttribute('aria-label') || labels(it) || it.innerText);
  const fits = (it) => it.matches(selector) && it.checkVisibility({ visibilityProperty: true }) && (name === null || called(it) === name);
  const found = all(document).filter(fits);
  if (act === 'texts') {
    return found.map((it) => tidy(it.innerText));
  }
  const [it] = found;
  if (!it || it.disabled) {
    return null;
  }
  if (act === 'pressable') {
    it.scrollIntoView({ block: 'center', behavior: 'instant' });
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
    // Something lies over it, or it moves.
    return it.contains(hit) || it.labels?.[0]?.contains(hit) ? it : null;
  }
  return it;
}

export class Visit {
  constructor(browser) {
    this.browser = browser;
  }

  send(command, params) {
    return this.browser.send(command, params);
  }

  async open(url) {
    await this.send('frame', { id: null, element: null });
    const here = await this.evaluate(() => location.href);
    await this.send('navigate', { url });
    // Only the part after the # is another: a person who types it and nothing else gets no new page.
    if (here.split('#')[0] === url.split('#')[0] && here !== url) {
      await this.reload();
    }
  }

  async reload() {
    await this.send('refresh');
  }

  /** What `run` comes to in the page, or in the frame that was entered. It shares nothing with here but its arguments. */
  async evaluate(run, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${run})(...arguments[0]))().then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.send('run', { script, args: [args], sandbox: null, newSandbox: false });
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
    return this.look(kind, name, 'texts');
  }

  /** Waits until there is exactly one of this kind, or by this selector, and it says `text`. */
  async sees(kind, text, timeout = 15_000) {
    await expect.poll(() => this.texts(kind).catch(() => undefined), { timeout, message: `${kind} in ${this.browser.name}` }).toEqual([text]);
  }

  /** Waits until something of this kind and name can be seen. */
  async has(kind, name, timeout = 15_000) {
    await expect.poll(async () => (await this.texts(kind, name).catch(() => [])).length, { timeout, message: `${kind} ${name ?? ''} in ${this.browser.name}` }).toBeGreaterThan(0);
  }

  /** Waits until nothing of this kind and name can be seen. */
  async lacks(kind, name) {
    await expect.poll(() => this.texts(kind, name).catch(() => undefined), { message: `${kind} ${name ?? ''} in ${this.browser.name}` }).toEqual([]);
  }

  /** Presses what has this name with the browser's own pointer, where a person would. */
  async press(name, kind = 'button') {
    let origin;
    await expect
      .poll(async () => (origin = await this.look(kind, name, 'pressable').catch(() => null)), { timeout: 15_000, message: `${kind} ${name} to press in ${this.browser.name}` })
      .not.toBeNull();
    const actions = [
      { type: 'pointerMove', duration: 0, x: 0, y: 0, origin: { [ELEMENT]: origin[ELEMENT] } },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await this.send('act', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  }

  /** Presses keys, one after the other: a letter, or a name such as `Tab`. */
  async keys(...keys) {
    const values = keys.map((key) => KEYS[key] ?? key);
    const actions = values.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    await this.send('act', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** From now on all that is seen and pressed is in the frame, until `leave`. */
  async enter(selector) {
    let frame;
    await expect
      .poll(async () => (frame = await this.look(selector, null, 'element').catch(() => null)), { timeout: 15_000, message: `${selector} in ${this.browser.name}` })
      .not.toBeNull();
    await this.send('frame', this.browser.name === 'firefox' ? { element: frame[ELEMENT] } : { id: frame });
  }

  async leave() {
    await this.send('frame', { id: null });
  }

  /** The seconds that the countdown shows. */
  async seconds() {
    const [text] = await this.texts('timer');
    return Number(text);
  }

  /** What has the focus: its name, or its text. */
  focused() {
    return this.evaluate(() => {
      let it = document.activeElement;
      while (it?.shadowRoot?.activeElement) {
        it = it.shadowRoot.activeElement;
      }
      return it === document.body ? 'the body' : (it.getAttribute('aria-label') ?? it.innerText).replace(/\s+/g, ' ').trim();
    });
  }

  async picture() {
    return Buffer.from(await this.send('screenshot', this.browser.name === 'firefox' ? { full: false } : {}), 'base64');
  }
}

const KEYS = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Space: ' ', ArrowLeft: '\uE012', ArrowRight: '\uE014', Shift: '\uE008' };
