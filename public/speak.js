// What index.html says before the app is there, in another language than English. boot.js loads it for that.

/** Says it in the language of a pack, whose lines the elements name. */
export function speak(pack) {
  const [head, ...lines] = pack.split("\n");
  [, document.documentElement.lang, document.documentElement.dir] = head.split(" ");
  document.querySelectorAll("[data-text]").forEach((it) => {
    const says = lines[it.dataset.text];
    if (it.matches("ul"))
      it.replaceChildren(...says.split("|").map((row) => Object.assign(document.createElement("li"), { textContent: row })));
    else it.textContent = says;
  });
  document.querySelectorAll("[data-label]").forEach((it) => it.setAttribute("aria-label", lines[it.dataset.label]));
}
