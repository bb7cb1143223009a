// Fetches what the program is made of, for the app itself and for both ways of embedding it. Each way in which that can fail
// has a code, and a sentence for the author of the page that is true of it.

/** Seconds in which nothing comes until a file counts as lost. */
const PATIENCE = 30;
/** Milliseconds more, by another clock: the timers of a page that was held up run ahead of its network. */
const GRACE = 3000;

/** What went wrong last. @type {any} */
export let failure;
/** Who hears that something of a file has come. @type {Set<() => void>} */
export const arrivals = new Set();
let warned = false;
/** The answers of which the rest did not come. */
const stalled = new WeakMap();

/** An error with a code, and a sentence for the author of the page. */
export function problem(code, message) {
  return Object.assign(new Error(message), { code });
}

/** Something else came than the program. */
export function broken(url, error) {
  return problem("broken", `${url} is not the program that it should be: does the host answer with a page of its own? (${error.message})`);
}

/** In a frame that is not shown yet the timeline stands still. */
let isShown = parent === window;

export function nowShown() {
  isShown = true;
}

/** The timeline of the document goes on while the timers of a page are held or run ahead. */
async function grace() {
  if (isShown) await document.documentElement.animate?.(null, GRACE).finished;
}

function failed(error) {
  failure = error;
  throw error;
}

/** The answer with a file of the app; what of it is still on its way is waited for as long as something comes. */
export async function fetchFile(url) {
  const stop = new AbortController();
  let response;
  let left = PATIENCE;
  let late;
  let timer;
  let isOver = false;
  // Second by second: however long the device slept meanwhile, that is one of them.
  const wait = async () => {
    if (left-- > 0) {
      timer = setTimeout(wait, 1000);
      return;
    }
    await grace();
    if (isOver) return;
    if (left > 0) return wait();
    late = problem("late", `${url} did not come: there was nothing of it for ${PATIENCE} seconds.`);
    if (response) stalled.set(response, late);
    stop.abort(late);
  };
  const follow = async (reader) => {
    while (!(await reader.read()).done) {
      left = PATIENCE;
      for (const hear of arrivals) hear();
    }
  };
  const over = () => {
    isOver = true;
    clearTimeout(timer);
  };
  wait();
  try {
    response = await fetch(url, { signal: stop.signal });
    left = PATIENCE;
    if (!response.ok) throw problem("missing", `${url} is not there (${response.status}).`);
  } catch (error) {
    over();
    failed(late ?? error);
  }
  follow(response.clone().body.getReader()).then(over, over);
  return response;
}

/** What `promise` makes of a response, or why the rest of that did not come. */
export function madeOf(response, promise) {
  return promise.catch((error) => failed(stalled.get(response) ?? error));
}

/**
 * A file of the program, to be compiled while it comes. One that is not served as a program comes whole first, and `warn` hears
 * of that, once for all files.
 * @param {URL | string} url
 * @param {(warning: any) => void} warn
 */
export async function fetchProgram(url, warn = ({ message }) => console.warn(message), fetched = fetchFile) {
  const response = await fetched(url);
  if (response.headers.get("Content-Type")?.startsWith("application/wasm")) return response;
  const bytes = await madeOf(response, response.arrayBuffer());
  if (!warned) {
    warned = true;
    warn({
      code: "mime",
      message: `${url} is not served as application/wasm. The host has to be told so; until then each start takes longer.`,
    });
  }
  return bytes;
}

/** Begins to fetch a part of the program, and gives what makes it run with its imports. */
export function fetchPart(url) {
  const program = fetchProgram(url);
  // Whoever waits for the parts before it hears of it later.
  program.catch(() => {});
  return async (imports) => {
    const it = await program;
    const run = it instanceof Response ? WebAssembly.instantiateStreaming(it, imports) : WebAssembly.instantiate(it, imports);
    return madeOf(it, run).catch((error) => failed(error.code === "late" ? error : broken(url, error)));
  };
}
