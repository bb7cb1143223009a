// Runs the app in the element itself, for those who host the files: in a shadow root, with a style sheet of its own,
// and without the page's address, its title, its keys or a service worker. The build fills in the names in braces.
import { paint } from "./accent.js";
import { keepTexts } from "./translated.js";

const at = (name) => new URL(name, import.meta.url).href;
const APP = at("./");
const [JS, WASM, STYLE] = [at("{js}"), at("{wasm}"), at("{inline}")];

/** An error with a code, and a sentence for the author of the page. */
function wrong(code, message) {
  return Object.assign(new Error(message), { code });
}

async function get(url, hear) {
  const response = await fetch(url).catch((error) => {
    if (!navigator.onLine) throw wrong("offline", "The device is offline.");
    throw wrong("cors", `${url} may not be read from this page (${error.message}): its host has to send Access-Control-Allow-Origin, and the Content-Security-Policy of this page to say connect-src ${new URL(url).origin}.`);
  });
  if (!response.ok) throw wrong("missing", `${url} is not there (${response.status}). Copy the whole of dist/ to the place of embed.js.`);
  if (url === WASM && !response.headers.get("Content-Type")?.startsWith("application/wasm")) {
    hear({ type: "warn", message: `${url} is not served as application/wasm. The host has to be told so; until then each start takes longer.` });
    return response.arrayBuffer();
  }
  return response;
}

let loaded;
/** The program and the style, once for all elements of the page. */
async function load(hear) {
  if (typeof WebAssembly !== "object") throw wrong("old-browser", "This browser has no WebAssembly; one from 2018 or later has it.");
  const [{ default: init, mount }, program, style] = await Promise.all([import(JS), get(WASM, hear), get(STYLE, hear)]);
  const sheet = await new CSSStyleSheet().replace(await style.text());
  try {
    await init({ module_or_path: program });
  } catch (error) {
    if (/unsafe-eval|content security/i.test(error.message)) throw wrong("csp", "The Content-Security-Policy of this page has to say script-src 'wasm-unsafe-eval'.");
    throw wrong("broken", `${WASM} is not the program that it should be: does the host answer with a page of its own? (${error.message})`);
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
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const host = {
    root,
    keys: root,
    inline: true,
    options: {},
    app: APP,
    post: (type, detail) => hear({ ...detail, type }),
  };
  const dress = () => {
    const { theme, accent, height } = host.options;
    if (theme === "light" || theme === "dark") node.dataset.theme = theme;
    else delete node.dataset.theme;
    paint(node, accent, node.dataset.theme ?? (dark.matches ? "dark" : "light"));
    // A card that is hidden has no height yet.
    if (height) node.style.setProperty("--screen", `${height}px`);
    else node.style.removeProperty("--screen");
  };
  dark.addEventListener("change", dress);
  root.addEventListener("click", (event) => {
    const hash = event.target.closest('a[href^="#"]')?.getAttribute("href");
    if (hash) {
      event.preventDefault();
      host.receive?.("link", hash);
    }
  });
  // As a frame does once it is there.
  queueMicrotask(() => hear({ type: "hello" }));
  const leaveTexts = keepTexts(root);
  let unmount;
  let closed = false;
  const start = async () => {
    try {
      loaded ??= load(hear);
      const { mount, sheet } = await loaded;
      if (closed) return;
      shadow.adoptedStyleSheets = [sheet];
      unmount = mount(host);
    } catch (error) {
      loaded = undefined;
      hear({ type: "error", code: error.code ?? "load", message: error.code ? error.message : `The program could not be loaded from ${APP} (${error.message}). Does the Content-Security-Policy of this page say script-src ${new URL(APP).origin}?` });
    }
  };
  return {
    node,
    heard() {},
    post(type, detail) {
      if (type === "set") {
        const first = host.options.routine === undefined;
        Object.assign(host.options, detail.options);
        dress();
        if (first) return void start();
      }
      host.receive?.(type, "");
    },
    close() {
      closed = true;
      dark.removeEventListener("change", dress);
      unmount?.();
      leaveTexts();
      // The program holds this object, and this its function: nobody could tell that both are done with.
      host.receive = host.root = host.keys = undefined;
      node.remove();
    },
  };
}
