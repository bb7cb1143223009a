// Runs the app in the element itself, for those who host the files: in a shadow root, with its own style sheet. It leaves
// the page's address, title and keys alone, and has no service worker. The build fills in the names in braces.

// Named here so that they come beside load.js, which needs them, and not after it.
import "./accent.js";
import "./ask.js";
import {
  dress,
  fetchFile,
  followLinks,
  followProgress,
  isTold,
  loadProgram,
  loadTexts,
  notLoaded,
  notRunning,
  offline,
  problem,
  systemDark,
  told,
  whyFailed,
} from "./load.js";
import { keepTexts } from "./translated.js";

const at = (name) => new URL(name, import.meta.url).href;
const APP = at("./");
const [JS, WASM, STYLE] = [at("{js}"), at("{wasm}"), at("{inline}")];

/** A file of the app. From another origin it can be read only where both sides allow it. */
async function fetchAllowed(url) {
  try {
    return await fetchFile(url);
  } catch (error) {
    if (isTold(error)) throw error;
    if (!navigator.onLine) throw offline();
    throw problem(
      "cors",
      `${url} may not be read from this page (${error.message}): its host has to send Access-Control-Allow-Origin, and the Content-Security-Policy of this page to say connect-src ${new URL(url).origin}.`,
    );
  }
}

let loaded;
/** The program and the style, once for all elements of the page. */
async function load(hear) {
  const warn = (warning) => hear({ ...warning, type: "warn" });
  const [{ run, mount }, style] = await Promise.all([loadProgram(JS, WASM, warn, fetchAllowed), fetchAllowed(STYLE)]);
  const sheet = await new CSSStyleSheet().replace(await style.text());
  try {
    await run();
  } catch (error) {
    throw isTold(error)
      ? error
      : notRunning(error, WASM, "The Content-Security-Policy of this page has to say script-src 'wasm-unsafe-eval'.");
  }
  return { mount, sheet };
}

/** Opens an app in `parent`; `hear` gets what it says. As openFrame() in embed.js. */
export function openInline(parent, hear) {
  const node = Object.assign(document.createElement("div"), { className: "stage", tabIndex: -1 });
  node.dataset.embedded = "";
  node.part = "app";
  parent.append(node);
  const shadow = node.attachShadow({ mode: "open" });
  const root = Object.assign(document.createElement("div"), { className: "main", lang: "en", dir: "ltr" });
  shadow.append(root);
  const host = {
    root,
    keys: root,
    inline: true,
    options: {},
    texts: undefined,
    app: APP,
    post(type, detail) {
      if (type === "ready") leaveProgress();
      hear({ ...detail, type });
    },
    // What the app needs now did not come. It says so while it draws, and what hears of it may take it away: a little later.
    failed: () => queueMicrotask(() => fail(whyFailed(APP))),
  };
  const dressed = () => dress(node, host.options);
  systemDark.addEventListener("change", dressed);
  followLinks(host);
  // As a frame does once it is there.
  queueMicrotask(() => hear({ type: "hello" }));
  const leaveProgress = followProgress(() => hear({ type: "progress" }));
  const leaveTexts = keepTexts(root);
  let unmount;
  let closed = false;
  const fail = (error) => {
    const policy = `Does the Content-Security-Policy of this page say script-src ${new URL(APP).origin}? What did not come is asked for again when this page is loaded again.`;
    hear({ ...told(isTold(error) ? error : notLoaded(error, APP, policy)), type: "error" });
  };
  const start = async () => {
    try {
      loaded ??= load(hear);
      const { mount, sheet } = await loaded;
      if (closed) return;
      shadow.adoptedStyleSheets = [sheet];
      host.texts = await loadTexts(JS, "{languages}", host.options.lang, root, fetchAllowed);
      if (closed) return;
      unmount = mount(host);
    } catch (error) {
      loaded = undefined;
      fail(error);
    }
  };
  return {
    node,
    heard() {},
    post(type, detail) {
      if (type === "set") {
        const first = host.options.routine === undefined;
        Object.assign(host.options, detail.options);
        dressed();
        if (first) return void start();
      }
      host.receive?.(type, "");
    },
    close() {
      closed = true;
      systemDark.removeEventListener("change", dressed);
      unmount?.();
      leaveTexts();
      leaveProgress();
      // The program holds this object, and this its function: nobody could tell that both are done with.
      host.receive = host.root = host.keys = undefined;
      node.remove();
    },
  };
}
