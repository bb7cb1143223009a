// Finds the routine of an author's own, as they wrote it or as an editor has left it. Where one was meant and cannot be read
// there is an error: nobody is guided through another routine than the one that was chosen for them.

/** What a routine of one's own begins with, in whatever quotation marks an editor has put there. */
const MEANT = /[^\w\s]unhunch[^\w\s]\s*:/i;
const HOLDERS = "unhunch-session, .unhunch-session";

/** A fault in what the author wrote at `field`. */
function fault(field, says) {
  return Object.assign(new Error(`${field}: ${says}`), { field });
}

function isJson(script) {
  return /json/i.test(script.type) || (!script.src && MEANT.test(script.textContent));
}

/** What stands beside the element, up to the next one: an editor that makes paragraphs closes it with the first of them. */
function* beside(element) {
  const begins = new Set([element, element.closest("p") ?? element]);
  // Another block was made for the element alone, or has nothing to do with it.
  const block = element.closest("li, dd, blockquote, div, h1, h2, h3, h4, h5, h6");
  if (block && block.textContent.trim() === element.textContent.trim()) begins.add(block);
  for (const begin of begins) {
    for (let it = begin.nextElementSibling; it && !it.matches(HOLDERS) && !it.querySelector(HOLDERS); it = it.nextElementSibling) yield it;
  }
}

/** The script beside the element in which its routine is. */
function strayScript(element) {
  for (const it of beside(element)) {
    for (const script of it.matches("script") ? [it] : it.querySelectorAll("script")) {
      // Other scripts of a page hold JSON, too.
      if (isJson(script) && MEANT.test(script.textContent)) return script;
    }
  }
}

/** The text at the address `src`. */
async function fetched(src) {
  let response;
  try {
    response = await fetch(new URL(src, document.baseURI));
  } catch ({ message }) {
    throw fault("src", `${src} cannot be fetched (${message}).`);
  }
  if (!response.ok) throw fault("src", `${src} is not there (${response.status}).`);
  return response.text();
}

/** The routine of the author's own as text; nothing, where they have none. `warn` hears what they should know. */
export async function ownRoutine(element, warn) {
  const read = (text, field) => {
    // The app takes nothing for a routine of the library.
    if (!text.trim()) throw fault(field, "a routine should be there, and nothing is.");
    return text.trim();
  };
  const [src, json] = ["src", "json"].map((name) => element.getAttribute(name));
  if (src) return read(await fetched(src), "src");
  if (json) return read(json, "json");
  // An empty one is that of a template, which names a routine of the library where there is no other.
  if (!element.getAttribute("routine") && (src ?? json) != null) throw fault(src == null ? "json" : "src", "it is empty.");
  const inside = [...element.querySelectorAll("script")].find(isJson);
  if (inside) return read(inside.textContent, "script");
  if (MEANT.test(element.textContent))
    throw fault(
      "json",
      "the routine stands in the words, because an editor has taken the script around it away. Write it in data-json, or name its address.",
    );
  const stray = strayScript(element);
  if (stray) {
    warn(
      "An editor has closed the element before its words and its routine; the routine beside it is taken. A <div> around all of it keeps them together.",
    );
    return read(stray.textContent, "script");
  }
  if (!element.textContent.trim()) {
    const next = [...beside(element)];
    if (next.some((it) => !it.querySelector("pre, code") && it.localName !== "pre" && MEANT.test(it.textContent)))
      throw fault(
        "json",
        "the routine stands in the words beside the element, because an editor has taken the script around it away. Write it in the attribute json, or name its address.",
      );
    if (next.length && element.closest("p"))
      warn(
        "The element is empty. Where its words stand below the card, an editor has closed it before them; a <div> around all of it keeps them together.",
      );
  }
  return "";
}
