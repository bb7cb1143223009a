// Runs the app in a frame on a page of others, and talks with that page: docs/embedding.md has the messages.
import { paint } from "./accent.js";
import { keepTexts } from "./translated.js";

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const root = document.getElementById("app");
const look = document.documentElement;
const address = new URLSearchParams(location.hash.slice(1));
const [id, page] = [address.get("id"), address.get("page")];
// Two on a page have names of their own.
if (address.has("name")) root.setAttribute("aria-label", address.get("name"));
const WANTED = ["set", "start", "pause", "resume", "stop"];

// Opened by itself there is nothing around it: the app is the place to be.
if (parent === window) location.replace("./");

/** What src/platform/host.rs talks to. */
const host = {
  root,
  keys: window,
  options: {},
  app: new URL("./", location.href).href,
  receive: undefined,
  post(type, detail) {
    // A page without an origin of its own can only be named by a star. No message holds anything of the person.
    parent.postMessage({ unhunch: { ...detail, v: 1, id, type } }, page === "null" ? "*" : page);
  },
};

const dark = matchMedia("(prefers-color-scheme: dark)");
function dress() {
  const { theme, accent, height } = host.options;
  if (theme === "light" || theme === "dark") look.dataset.theme = theme;
  else delete look.dataset.theme;
  paint(look, accent, (look.dataset.theme ?? (dark.matches ? "dark" : "light")));
  if (height > 0) look.style.setProperty("--screen", `${height}px`);
}
dark.addEventListener("change", dress);

keepTexts(root);

/** Whether somebody has tapped in this very frame. */
const acted = () => navigator.userActivation?.hasBeenActive;

/** Whether the safety check comes first: its answers are taps in this very frame. As in boot.js. */
function checkIsDue() {
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  try {
    return !localStorage.getItem("unhunch:gate")?.startsWith(`open ${today} `);
  } catch {
    // Storage is blocked, and nothing is known.
    return true;
  }
}

/** Whether sound may begin without a tap in this very frame: the tap was on the page around. */
async function soundMayBegin() {
  if (typeof AudioContext !== "function") return true;
  // Firefox says so. Without a device for sound an output there never runs, and may all the same.
  const policy = navigator.getAutoplayPolicy?.("audiocontext");
  if (policy) return policy === "allowed";
  const probe = new AudioContext();
  await Promise.race([probe.resume(), new Promise((resolve) => setTimeout(resolve, 500))]);
  const may = probe.state === "running";
  probe.close();
  return may;
}

let configured;
const first = new Promise((resolve) => (configured = resolve));

addEventListener("message", async ({ source, origin, data }) => {
  const message = data?.unhunch;
  if (source !== parent || origin !== page || !(message?.v >= 1) || message.id !== id || !WANTED.includes(message.type)) return;
  if (message.type === "set") {
    Object.assign(host.options, message.options);
    dress();
    configured();
  }
  // Where it may not, the Start in this frame is the tap that opens it.
  if (message.type === "start" && !acted() && !checkIsDue()) {
    const may = await soundMayBegin();
    // Whoever has tapped in here meanwhile goes on from there.
    if (acted()) return;
    if (!may) return root.querySelector("button.pill-main")?.focus();
  }
  host.receive?.(message.type, "");
});

root.addEventListener("click", (event) => {
  const hash = event.target.closest('a[href^="#"]')?.getAttribute("href");
  if (hash) {
    event.preventDefault();
    host.receive?.("link", hash);
  }
});

new ResizeObserver(() => {
  host.post("resize", { height: Math.ceil(root.getBoundingClientRect().height) });
}).observe(root);

/** An error with a code, and a sentence for the author of the page. */
function wrong(code, message) {
  return Object.assign(new Error(message), { code });
}

async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw wrong("missing", `${url} is not there (${response.status}). Copy the whole of dist/ to the place of embed.js.`);
  if (response.headers.get("Content-Type")?.startsWith("application/wasm")) return response;
  host.post("warn", {
    code: "mime",
    message: `${url} is not served as application/wasm. The host has to be told so; until then each start takes longer.`,
  });
  return response.arrayBuffer();
}

function told(error) {
  if (error.code) return error;
  if (!navigator.onLine) return wrong("offline", "The device is offline.");
  if (error instanceof WebAssembly.CompileError) {
    return /unsafe-eval|content security/i.test(error.message)
      ? wrong("csp", `The Content-Security-Policy of ${host.app} has to say script-src 'self' 'wasm-unsafe-eval'.`)
      : wrong("broken", `${wasm} is not the program that it should be: does the host answer with a page of its own? (${error.message})`);
  }
  return wrong("load", `The program could not be loaded from ${host.app} (${error.message}). Copy the whole of dist/ there.`);
}

try {
  host.post("hello", {});
  if (typeof WebAssembly !== "object") throw wrong("old-browser", "This browser has no WebAssembly; one from 2018 or later has it.");
  const [{ default: init, mount }, program] = await Promise.all([import(new URL(js, document.baseURI)), load(new URL(wasm, document.baseURI))]);
  await init({ module_or_path: program });
  await first;
  mount(host);
} catch (error) {
  const { code, message } = told(error);
  host.post("error", { code, message });
}
