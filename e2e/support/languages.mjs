// The languages that the build makes up for tests, and what has to hold of a screen in any language.

/** One that is a third longer, with marks on its letters, and one that runs from right to left. */
export const MADE_UP = ["en-XA", "ar-XB"];

/** Opens an address in `lang`, which the build has made, and waits until the app is there. */
export async function open(app, lang, address) {
  await app.page.goto(`./?lang=${lang}${address}`);
  await app.page.locator("#shell").waitFor({ state: "detached" });
  await app.page.locator("main h1").first().waitFor();
}

/** What is said in plain English on a page in `en-XA`, where every text of ours has marks. Dates are the browser's, keys the keyboard's. */
export async function inEnglish(page) {
  return page.evaluate(() => {
    const found = new Set();
    const isPlain = (text) => /[a-z]{3}/i.test(text) && ![...text].some((sign) => sign > "~");
    const date =
      /^\W*((Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(Mon|Tue|Wed|Thu|Fri|Sat|Sun)$|(Jan|Febr)uary|March|April|May|June|July|August|(Septem|Octo|Novem|Decem)ber|\w{3} \d+)\b/;
    const scope = document.querySelector("dialog[open]") ?? document.body;
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const text = node.data.trim();
      const isOurs = !node.parentElement.closest("kbd, .brand, script, noscript, textarea, [hidden], [translate=no]");
      if (isOurs && isPlain(text) && !date.test(text)) {
        found.add(text.slice(0, 60));
      }
    }
    for (const it of scope.querySelectorAll("[aria-label], [title], [placeholder]")) {
      for (const name of ["aria-label", "title", "placeholder"]) {
        const text = it.getAttribute(name) ?? "";
        if (isPlain(text) && !date.test(text) && !it.closest("[hidden]")) {
          found.add(`${name}: ${text.slice(0, 60)}`);
        }
      }
    }
    return [...found];
  });
}

/** What is wrong with how the texts stand: what is cut, lies over another, or reaches over the edge of the page. */
export async function misplaced(page) {
  return page.evaluate(() => {
    const wrong = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      wrong.push(`the page scrolls sideways: ${root.scrollWidth} of ${root.clientWidth}`);
    }
    const dialog = document.querySelector("dialog[open]");
    const scope = dialog ?? document.body;
    const isSeen = (it) => it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !it.closest(".unseen, svg");
    for (const it of scope.querySelectorAll("button, a, summary, h1, h2, h3, p, li, td, th, label, dt, dd, span, legend, select")) {
      if (isSeen(it) && getComputedStyle(it).display !== "inline" && !it.closest(".scroll") && it.scrollWidth > it.clientWidth + 1) {
        wrong.push(`cut: ${it.tagName} ${it.textContent.trim().slice(0, 40)}`);
      }
    }
    const pen = document.createElement("canvas").getContext("2d");
    for (const it of [...scope.querySelectorAll("select")].filter(isSeen)) {
      const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(it);
      pen.font = font;
      // The arrow beside the words takes less than twenty pixels.
      const room = it.clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd) - 18;
      const words = it.selectedOptions[0]?.text ?? "";
      if (pen.measureText(words).width > room) {
        wrong.push(`cut: what is chosen, ${words}, ${Math.round(pen.measureText(words).width)} of ${room} px`);
      }
    }
    const texts = [];
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const parent = node.parentElement;
      // What stands at the foot of the window lies over what is scrolled under it.
      if (node.data.trim() === "" || !isSeen(parent) || parent.closest("option, script, noscript, .foot, .player-foot, .places")) {
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        texts.push({ words: node.data.trim().slice(0, 30), node, left, right, top, bottom });
        if (!parent.closest(".scroll") && (left < -0.5 || right > root.clientWidth + 0.5)) {
          wrong.push(`over the edge: ${node.data.trim().slice(0, 40)}`);
        }
      }
    }
    for (const [at, one] of texts.entries()) {
      for (const other of texts.slice(at + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        // Lines that are close to one another have boxes that touch.
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        const height = Math.min(one.bottom - one.top, other.bottom - other.top);
        if (one.node !== other.node && across > 2 && down > height / 3) {
          wrong.push(`over one another: ${one.words} / ${other.words}`);
        }
      }
    }
    return [...new Set(wrong)];
  });
}
