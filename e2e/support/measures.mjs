// What has to hold of a screen at any size, by day and by night: what a designer would see at a glance, measured.

/** The sizes of window at which each screen is looked at. */
export const SIZES = [
  [390, 664],
  [390, 844],
  [320, 568],
  [844, 390],
  [820, 1180],
  [1280, 800],
  [2560, 1440],
];

/** The sizes of letters, as in the settings; the empty one is the usual. */
export const TEXTS = ["", "150"];

/** Gives the window this size, and the letters. */
export async function resize(page, [width, height], text) {
  await page.setViewportSize({ width, height });
  await page.evaluate((text) => (document.documentElement.dataset.text = text), text);
}

/** Until what comes in by degrees, such as a sheet, is there. What moves for longer than a second is part of the page. */
async function settled(page) {
  await page.evaluate(() => {
    const left = (it) => Number(it.effect?.getComputedTiming().endTime) - Number(it.currentTime);
    const coming = document.getAnimations().filter((it) => it.playState === "running" && left(it) < 1000);
    return Promise.allSettled(coming.map((it) => it.finished));
  });
}

/** What is wrong with letters, targets, gaps, edges and contrasts on the page as it stands. */
export async function unfit(page) {
  await settled(page);
  return page.evaluate(() => {
    const wrong = new Set();
    const scope = document.querySelector("dialog[open]") ?? document.body;
    const isSeen = (it) => it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !it.closest(".unseen, noscript");
    const named = (it) => `${it.tagName.toLowerCase()} "${(it.getAttribute("aria-label") ?? it.textContent).trim().slice(0, 30)}"`;

    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    /** @returns {[number, number, number, number]} */
    const rgba = (color) => {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = color;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = (color, below) => below.map((it, at) => color[at] * color[3] + it * (1 - color[3]));
    const light = (color) => {
      const [r, g, b] = color.map((it) => (it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
      const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05);
    };
    /** The ground that an element stands on, from the page up. */
    const ground = (it) => {
      const chain = [];
      for (let at = it; at; at = at.parentElement) {
        chain.unshift(at);
      }
      return chain.reduce((below, at) => over(rgba(getComputedStyle(at).backgroundColor), below), [255, 255, 255]);
    };
    const opacity = (it) => {
      let share = 1;
      for (let at = it; at; at = at.parentElement) {
        share *= Number(getComputedStyle(at).opacity);
      }
      return share;
    };

    // Letters: 15 px at least, but for the tabs and the labels of axes; 4.5 to 1; no word on two lines.
    const usual = (document.documentElement.dataset.text ?? "") === "";
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const parent = node.parentElement;
      if (node.data.trim() === "" || !isSeen(parent) || parent.closest("option, script, svg")) {
        continue;
      }
      const words = node.data.trim().slice(0, 30);
      const style = getComputedStyle(parent);
      if (usual && Number.parseFloat(style.fontSize) < 14.99 && !parent.closest(".places, .axis")) {
        wrong.add(`letters of ${style.fontSize}: ${words}`);
      }
      const below = ground(parent);
      const [r, g, b, a] = rgba(style.color);
      const ratio = contrast(over([r, g, b, a * opacity(parent)], below), below);
      if (ratio < 4.495) {
        wrong.add(`text of ${ratio.toFixed(2)} to 1: ${words}`);
      }
      for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const rects = [...range.getClientRects()];
        if (rects.some(({ top }) => Math.abs(top - rects[0].top) > 4) && !parent.closest("input, textarea, .lead")) {
          wrong.add(`broken: ${word}`);
        }
      }
    }

    // Controls: 44 px at least, 8 px apart, an edge or a ground of 3 to 1.
    const boxes = [];
    const controls = "button, summary, select, textarea, input, a";
    for (const it of scope.querySelectorAll(controls)) {
      const style = getComputedStyle(it);
      // A link in a sentence is as high as its line, and what cannot be seen is pressed by its label.
      if (!isSeen(it) || style.display === "inline" || Number(style.opacity) === 0 || it.matches(":disabled")) {
        continue;
      }
      const label = it.matches("input") ? it.closest("label") : null;
      const rects = [it, ...(label ? [label] : [])].map((each) => each.getBoundingClientRect());
      const box = {
        it,
        left: Math.min(...rects.map(({ left }) => left)),
        right: Math.max(...rects.map(({ right }) => right)),
        top: Math.min(...rects.map(({ top }) => top)),
        bottom: Math.max(...rects.map(({ bottom }) => bottom)),
      };
      const [width, height] = [box.right - box.left, box.bottom - box.top];
      const narrow = it.closest(".pain-steps, .week") ? 24 : 43.5;
      if (width < narrow || height < 43.5) {
        wrong.add(`target of ${Math.round(width)} x ${Math.round(height)}: ${named(it)}`);
      }
      boxes.push(box);
      const edged = it.matches(
        ".pill, .box, .switch, select, textarea, input[type=text], input[type=search], input[type=number], input[type=time]",
      );
      if (edged && !it.closest(".segment")) {
        const below = ground(it.parentElement);
        const border = Number.parseFloat(style.borderTopWidth) > 0 ? contrast(over(rgba(style.borderTopColor), below), below) : 1;
        const fill = contrast(over(rgba(style.backgroundColor), below), below);
        if (Math.max(border, fill) < 2.995) {
          wrong.add(`edge of ${Math.max(border, fill).toFixed(2)} to 1: ${named(it)}`);
        }
      }
    }
    // Parts of one control, and rows with a line between them, are no neighbours; what sticks lies over what is scrolled.
    const whole = (it) => it.closest(".segment, .pain-steps, .rows, .sheet-rows, .asks, .places, .week");
    const stuck = (it) => it.closest(".foot, .places, .player-foot");
    for (const [at, one] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) {
        const same = (whole(one.it) && whole(one.it) === whole(other.it)) || one.it.contains(other.it) || other.it.contains(one.it);
        if (same || stuck(one.it) !== stuck(other.it) || one.it.closest("label") === (other.it.closest("label") ?? 0)) {
          continue;
        }
        const across = Math.max(one.left, other.left) - Math.min(one.right, other.right);
        const down = Math.max(one.top, other.top) - Math.min(one.bottom, other.bottom);
        if (Math.max(across, down) < 7.5) {
          wrong.add(`${Math.round(Math.max(across, down))} px apart: ${named(one.it)} and ${named(other.it)}`);
        }
      }
    }
    return [...wrong];
  });
}
