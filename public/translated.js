// Keeps the app working while the browser translates it. A translation takes each text off the page and puts <font>
// elements with its own words there; the program goes on changing the text that it made, which nobody sees.
//
// So a text that was taken away comes back, empty, before the words that stand for it. As soon as the program gives it
// new words, those of the translation go, and the translation finds the new ones as it found the first.

/** Watches what is in `root`; returns a function that ends it. */
export function keepTexts(root) {
  /** For a text and for its font: the font, and each text that it stands for with its own words. */
  const stands = new WeakMap();
  const isText = (node) => node.nodeType === Node.TEXT_NODE;
  const isFont = (node) => node?.nodeName === "FONT";

  /** The translation goes, and the texts have their words again; all but `changed`, which has new ones. */
  const drop = (stand, changed) => {
    stands.delete(stand.font);
    for (const [text, words] of stand.texts) {
      stands.delete(text);
      if (stand.font.contains(text)) stand.font.before(text);
      if (text !== changed && !text.data && words) text.data = words;
    }
    stand.font.remove();
  };

  const see = (records) => {
    const fonts = new Set();
    const made = new Set();
    records.forEach((record, index) => {
      const { target, type, previousSibling, nextSibling } = record;
      if (type === "characterData") {
        if (stands.has(target)) drop(stands.get(target), target);
        return;
      }
      const added = [...record.addedNodes];
      added.filter(isFont).forEach((font) => fonts.add(font));
      // It may come before what it takes the place of, with it, or right after.
      const next = records[index + 1];
      const follows = next?.target === target && next.previousSibling === previousSibling && next.nextSibling === nextSibling;
      const font = [...added, ...[previousSibling, nextSibling].filter((it) => fonts.has(it)), ...(follows ? next.addedNodes : [])].find(
        isFont,
      );
      for (const node of record.removedNodes) {
        const stand = stands.get(node);
        if (isText(node) && !node.parentNode && font?.parentNode) {
          if (stand) {
            // It has no words: where even that is translated it goes to where no translation looks.
            if (font !== stand.font) font.remove();
            stand.font.append(node);
          } else {
            // One font may stand for texts side by side.
            const fresh = stands.get(font) ?? { font, texts: new Map() };
            stands.set(font, fresh).set(node, fresh);
            fresh.texts.set(node);
            made.add(fresh);
            font.before(node);
          }
        } else if (stand && node === stand.font && font?.parentNode) {
          // Other words of the translation, in place of those before.
          stands.delete(node);
          stands.set(font, stand);
          stand.font = font;
        } else if (stand) {
          drop(stand);
          // The page is shown as it was, with texts of the translation's own.
          if (isFont(node)) added.filter((it) => isText(it) && !stand.texts.has(it)).forEach((it) => it.remove());
        }
      }
    });
    for (const stand of made) {
      for (const text of stand.texts.keys()) {
        if (stands.get(text) !== stand) continue;
        stand.texts.set(text, text.data);
        text.data = "";
      }
    }
    // What was done here is no news.
    observer.takeRecords();
  };

  const observer = new MutationObserver(see);
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  return () => observer.disconnect();
}
