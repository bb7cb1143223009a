// What both ways of embedding share, in a frame (frame.js) and in the page itself (inline.js): loading the program, giving
// the app the look that the author of the page wants, and telling that author why there is no session.
import { paint } from "./accent.js";
import { arrivals, broken, failure, fetchFile, fetchProgram, madeOf, problem } from "./ask.js";

export { fetchFile, problem } from "./ask.js";

/** The light or dark that the device asks for. */
export const systemDark = matchMedia("(prefers-color-scheme: dark)");

export function offline() {
  return problem("offline", "The device is offline.");
}

/** What the author of this frame has written after the `#` of its address; WordPress adds a secret of its own there. */
export function readHash() {
  return new URLSearchParams(location.hash.slice(1).replace(/#\?secret=\w*$/, ""));
}

/** Calls `tell` at most once a second while something of the program comes, until what it gives is called. */
export function followProgress(tell) {
  let last = -Infinity;
  const hear = () => {
    const now = performance.now();
    if (now - last < 1000) return;
    last = now;
    tell();
  };
  arrivals.add(hear);
  return () => arrivals.delete(hear);
}

/** Why the program cannot go on: a file did not come, or is one of another release. */
export function whyFailed(app) {
  return failure ?? problem("broken", `The files in ${app} do not belong together. Copy the whole of dist/ there.`);
}

/** The program did not come; `advice` is what to look at. */
export function notLoaded(error, app, advice) {
  return problem("load", `The program could not be loaded from ${app} (${error.message}). ${advice}`);
}

/** The program came and does not run; `policy` is what the Content-Security-Policy has to say. */
export function notRunning(error, wasm, policy) {
  return /unsafe-eval|content security/i.test(error.message) ? problem("csp", policy) : broken(wasm, error);
}

/** Whether somebody has found a sentence for this error. An error of the browser may have a number for a code. */
export function isTold(error) {
  return typeof error.code === "string";
}

/** What the author of the page is told of an error that has a sentence. */
export function told({ code, message }) {
  return { code, message: code === "missing" ? `${message} Copy the whole of dist/ to the place of embed.js.` : message };
}

/** The script of the program and its wasm, not running yet. `fetched` fetches a file, and `warn` hears of what only costs time. */
export async function loadProgram(js, wasm, warn, fetched = fetchFile) {
  if (typeof WebAssembly !== "object") throw problem("old-browser", "This browser has no WebAssembly; one from 2018 or later has it.");
  const [{ default: init, mount }, program] = await Promise.all([import(js), fetchProgram(wasm, warn, fetched)]);
  return { run: () => madeOf(program, init({ module_or_path: program })), mount };
}

/** How a file of texts begins: src/platform/texts.rs compares the rest. */
const HEAD = /^unhunch-texts-\w+ \S+ (ltr|rtl)\n/;

/**
 * The texts in the language `wanted`, or in English if there is none: the first pack, and a way to fetch the others.
 * What is in `element` has that language.
 */
export async function loadTexts(js, languages, wanted, element, fetched = fetchFile) {
  const lang = languages.split(" ").find((it) => it.toLowerCase() === wanted?.toLowerCase()) ?? "en";
  const more = async (pack) => {
    const url = js.replace(".js", `_${lang}_${pack}.txt`);
    const response = await fetched(url);
    const read = async () => {
      const file = await response.text();
      if (!HEAD.test(file)) throw broken(url, new Error("it does not begin as a file of texts"));
      return file;
    };
    return madeOf(response, read());
  };
  const first = await more("first");
  [, element.lang, element.dir] = first.split("\n", 1)[0].split(" ");
  return { first, more };
}

/**
 * Gives `element` the scheme, the colour and the height, in pixels, that the page around wants.
 * @param {HTMLElement} element
 * @param {{ theme?: string, accent?: string, height?: number }} options
 */
export function dress(element, { theme, accent, height }) {
  if (theme === "light" || theme === "dark") element.dataset.theme = theme;
  else delete element.dataset.theme;
  paint(element, accent, element.dataset.theme ?? (systemDark.matches ? "dark" : "light"));
  // A card that is hidden has no height yet.
  if (height > 0) element.style.setProperty("--screen", `${height}px`);
}

/** A link to a page of the app stays in the app: an embedded one has no address. */
export function followLinks(host) {
  host.root.addEventListener("click", (event) => {
    const hash = event.target.closest('a[href^="#"]')?.getAttribute("href");
    if (hash) {
      event.preventDefault();
      host.receive?.("link", hash);
    }
  });
}
