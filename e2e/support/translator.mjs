// Does to a page what a browser's translation does. It runs in the page: pass it to `evaluate` of the element to translate.

/**
 * Puts each text of `root` into two <font> elements, also those that come or change later. The words stay what they
 * are, so that old ones can be told from new ones.
 *
 * `how`: `replace` puts the elements in the place of the text, `insert` before it and then takes the text away, `after`
 * the other way round, `remove` takes the text away first, `join` makes one of texts side by side.
 * `late`: a task later than the change, as when the words come from elsewhere.
 */
export function translator(root, { how = "replace", late = false } = {}) {
  const marked = (text) => {
    const outer = document.createElement("font");
    outer.style.verticalAlign = "inherit";
    const inner = outer.cloneNode();
    inner.textContent = text;
    outer.append(inner);
    return outer;
  };
  const isWanted = (node) => node.data.trim() && node.isConnected && !node.parentElement?.closest("font, svg");
  const wrap = (node) => {
    if (!isWanted(node)) return;
    const { parentNode, nextSibling } = node;
    if (how === "join") {
      const more = [];
      for (let it = nextSibling; it?.nodeType === Node.TEXT_NODE; it = it.nextSibling) more.push(it);
      node.replaceWith(marked([node, ...more].map((it) => it.data).join("")));
      more.forEach((it) => it.remove());
      return;
    }
    const outer = marked(node.data);
    if (how === "replace") node.replaceWith(outer);
    if (how === "insert") {
      parentNode.insertBefore(outer, node);
      parentNode.removeChild(node);
    }
    if (how === "after") {
      node.after(outer);
      node.remove();
    }
    if (how === "remove") {
      node.remove();
      parentNode.insertBefore(outer, nextSibling);
    }
  };
  const texts = (node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const found = node.nodeType === Node.TEXT_NODE ? [node] : [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.splice(0).forEach(wrap);
  const take = (nodes) => {
    if (!late) return nodes.forEach(wrap);
    waiting.push(...nodes);
    channel.port2.postMessage("");
  };
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      take(type === "characterData" ? [target] : [...addedNodes].flatMap(texts));
    }
  }).observe(root, { childList: true, subtree: true, characterData: true });
  texts(root).forEach(wrap);
  // Nothing that can be read is left as the program made it.
  globalThis.untranslated = () =>
    texts(root)
      .filter(isWanted)
      .map((it) => it.data);
}
