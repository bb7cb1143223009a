// Starts the app, and keeps the page useful until it is there.
//
// A press on Start before that counts: it opens the sound in that tap and counts down; the app goes on from the press.
const script = document.currentScript ?? document.querySelector("script[data-wasm]");
const root = document.getElementById("app");
const early = document.getElementById("early");
let start;
let forward;
let timer;
const gate = saved("unhunch:gate");

// What the person has chosen of the look (src/app/settings.rs), before the app is there.
try {
  const { theme, text, motion } = JSON.parse(saved("unhunch:settings"));
  Object.assign(document.documentElement.dataset, { theme, text, motion });
} catch {
  // Nothing was chosen.
}

function pressed(event) {
  const routine = event.target.closest("[data-start]")?.dataset.start;
  if (!routine || start) return;
  if (forward) return forward(routine);
  const at = event.timeStamp;
  let audio;
  try {
    // As in src/platform/sound.rs.
    audio = new AudioContext({ latencyHint: 0.1, sampleRate: 16000 });
    audio.resume();
  } catch {
    // No sound here; the app says so.
  }
  // A voice unused in a tap may be mute later.
  globalThis.speechSynthesis?.speak(new SpeechSynthesisUtterance(""));
  start = { routine, at, audio };
  if (!gate.startsWith(`open ${today()} `)) {
    // The safety check comes first, and with the app.
    event.target.textContent = "One moment";
    return;
  }
  document.getElementById("shell").hidden = true;
  early.hidden = false;
  early.querySelector("h1").focus();
  const digits = early.querySelector("[role=timer]");
  const seconds = Number(early.dataset.prepare);
  const show = () => {
    const left = Math.max(0, Math.ceil(seconds - (performance.now() - at) / 1000));
    digits.textContent = String(left).padStart(2, "0");
  };
  show();
  timer = setInterval(show, 200);
}

// Today, as src/app/check/gate_text.rs writes it.
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function saved(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    // Storage is blocked.
    return "";
  }
}

// Without the app the page says why, for which signs to call, and what suits everybody.
function failed(error) {
  clearInterval(timer);
  console.error(error);
  document.getElementById("shell").hidden = false;
  early.hidden = true;
  document.getElementById("failed").hidden = false;
  document.getElementById("failed-why").textContent = reason(error);
  document.querySelectorAll("[data-start]").forEach((button) => (button.hidden = true));
}

function reason(error) {
  if (typeof WebAssembly !== "object") return "This browser has no WebAssembly, which Unhunch needs. A browser from 2018 or later has it.";
  if (!navigator.onLine) return "You are offline, and this page has not been loaded whole before.";
  if (error instanceof WebAssembly.CompileError)
    return `The program did not arrive as it should, or this page may not run it (${error.message}).`;
  return `The program could not be loaded (${error.message}). Reload the page; if that does not help, the site that serves it has a fault.`;
}

// Somebody whose last check led to the emergency number sees that first, without Start or a movement.
if (gate === "emergency" || gate === "urgent") {
  document.querySelectorAll("[data-start], #failed-move, #failed-move + ul").forEach((it) => (it.hidden = true));
  if (gate === "emergency" && /^(#\/?|#\/session\/.*|)$/.test(location.hash)) location.hash = "#/check";
}

root.addEventListener("click", pressed);
// For src/platform/install.rs, which offers it later.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  globalThis.unhunchInstall = event;
});
globalThis.unhunchBoot = {
  takeOver(onStart) {
    forward = onStart;
    clearInterval(timer);
    return start;
  },
};

import("./translated.js").then(({ keepTexts }) => keepTexts(root), console.warn);
try {
  const { js, wasm } = script.dataset;
  const { default: init } = await import(new URL(js, document.baseURI).href);
  await init({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  failed(error);
}
