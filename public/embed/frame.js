// Runs the app in a frame on a page of others, and talks with that page: docs/embedding.md has the messages.
import { nowShown } from "./ask.js";
import {
  dress,
  followLinks,
  followProgress,
  isTold,
  loadProgram,
  loadTexts,
  notLoaded,
  notRunning,
  offline,
  readHash,
  systemDark,
  told,
  whyFailed,
} from "./load.js";
import { keepTexts } from "./translated.js";

const script = document.querySelector("script[data-wasm]");
const { js, wasm, languages } = script.dataset;
const root = document.getElementById("app");
const look = document.documentElement;
const address = readHash();
const [id, page] = [address.get("id"), address.get("page")];
// Two on a page have names of their own.
if (address.has("name")) root.setAttribute("aria-label", address.get("name"));
/** No script of the page around has put this frame there. */
const isBare = id === null;
const WANTED = ["set", "start", "pause", "resume", "stop"];

// Opened on its own, in no frame: the app is the place to be.
if (parent === window) location.replace(address.has("routine") ? `./#/routine/${address.get("routine")}` : "./");

/** What src/platform/host.rs talks to. */
const host = {
  root,
  keys: window,
  options: {},
  texts: undefined,
  app: new URL("./", location.href).href,
  receive: undefined,
  bare: undefined,
  /** What the app needs now did not come. */
  failed() {
    fail(whyFailed(host.app), host.tellFailed);
  },
  tellFailed(type, detail) {
    host.post(type, detail);
  },
  post(type, detail) {
    if (type === "ready") leaveProgress();
    // A page without an origin of its own, and one that is not known, can only be named by a star. No message holds anything of the person.
    parent.postMessage({ unhunch: { ...detail, v: 1, id: id ?? "", type } }, isBare || page === "null" ? "*" : page);
  },
};

let configured;
const first = new Promise((resolve) => (configured = resolve));

/** Who waits for the frame waits longer while something comes. Nobody waits for one that no script has put there. */
const leaveProgress = followProgress(() => isBare || host.post("progress", {}));

if (isBare) {
  nowShown();
  const { runBare } = await import("./bare.js").catch((error) => {
    fail(error);
    // As where this script itself does not come: lost.js.
    script.dispatchEvent(new Event("error"));
    throw error;
  });
  runBare(host, look, () => {
    dress(look, host.options);
    host.receive?.("set", "");
  });
  dress(look, host.options);
  configured();
}
systemDark.addEventListener("change", () => dress(look, host.options));
followLinks(host);
keepTexts(root);

/** Whether somebody has tapped in this very frame. */
const acted = () => navigator.userActivation?.hasBeenActive;

/** Whether the safety check comes first: its answers are taps in this very frame. As in boot.js. */
function checkIsDue() {
  const now = new Date();
  const today = new Date(Number(now) - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
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

addEventListener("message", async ({ source, origin, data }) => {
  const message = data?.unhunch;
  if (isBare || source !== parent || origin !== page || !(message?.v >= 1) || message.id !== id || !WANTED.includes(message.type)) return;
  if (message.type === "set") {
    Object.assign(host.options, message.options);
    dress(look, host.options);
    configured();
  }
  const starts = message.type === "start";
  if (starts) nowShown();
  // Where it may not, the Start in this frame is the tap that opens it.
  if (starts && !acted() && !checkIsDue()) {
    const may = await soundMayBegin();
    // Whoever has tapped in here meanwhile goes on from there.
    if (acted()) return;
    if (!may) return root.querySelector("button.pill-main")?.focus();
  }
  host.receive?.(message.type, "");
});

new ResizeObserver(() => {
  host.post("resize", { height: Math.ceil(root.getBoundingClientRect().height) });
}).observe(root);

/** Tells the author of the page around why there is no session. */
function fail(error, tell = host.post) {
  tell("error", told(named(error)));
}

function named(error) {
  if (isTold(error)) return error;
  if (!navigator.onLine) return offline();
  if (!(error instanceof WebAssembly.CompileError)) return notLoaded(error, host.app, "Copy the whole of dist/ there.");
  return notRunning(error, wasm, `The Content-Security-Policy of ${host.app} has to say script-src 'self' 'wasm-unsafe-eval'.`);
}

try {
  host.post("hello", {});
  const [main, program] = [js, wasm].map((name) => new URL(name, document.baseURI));
  const { run, mount } = await loadProgram(main, program, (warning) => host.post("warn", warning));
  await run();
  await first;
  host.texts = await loadTexts(main.href, languages, host.options.lang, look);
  mount(host);
} catch (error) {
  fail(error);
}
