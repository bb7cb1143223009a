// Starts the app, and keeps the page useful until it is there.
//
// A press on Start before that counts: it opens the sound in that tap and counts down; the app goes on from the press.
const script = document.currentScript ?? document.querySelector("script[data-wasm]");
const root = document.getElementById("app");
const early = document.getElementById("early");
const door = document.getElementById("door");
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

// What the app left for this time of the day (src/ui/frame/next_visit.rs), in place of what everybody is offered first.
const cards = saved("unhunch:card").split("\n");
const [from, slug, name, facts, why, headline] =
  cards
    .filter((it) => Number.parseInt(it, 10) <= Date.now())
    .pop()
    ?.split("\t") ?? [];
if (headline && Date.now() - Number(from) < 129_600_000) {
  const card = document.querySelector(".now");
  const link = /** @type {HTMLAnchorElement} */ (card.querySelector("[data-start]"));
  const see = /** @type {HTMLAnchorElement} */ (card.querySelector(".reason a"));
  link.dataset.start = slug;
  link.href = `#/session/${slug}`;
  document.querySelector("#shell h1").textContent = headline;
  card.querySelector("h2").textContent = name;
  card.querySelector(".facts").textContent = facts;
  card.querySelector(".reason span").textContent = why;
  see.href = `#/routine/${slug}`;
}

function pressed(event) {
  const chosen = event.target.closest("[data-door]");
  if (chosen) {
    // For src/platform/boot.rs, as soon as the questions are there.
    globalThis.unhunchDoor = chosen.dataset.door;
    for (const it of door.querySelectorAll("button")) it.setAttribute("aria-pressed", String(it === chosen));
    door.querySelector("[role=status]").textContent = moment();
    return;
  }
  const routine = event.target.closest("[data-start]")?.dataset.start;
  if (!routine) return;
  event.preventDefault();
  if (start) return;
  if (forward) return forward(routine);
  const at = event.timeStamp;
  let audio;
  try {
    // As in src/platform/sound.rs.
    audio = new AudioContext({ sampleRate: 16000 });
    audio.resume();
  } catch {
    // No sound here; the app says so.
  }
  // A voice unused in a tap may be mute later.
  globalThis.speechSynthesis?.speak(new SpeechSynthesisUtterance(""));
  start = { routine, at, audio };
  if (!gate) {
    // Nobody has answered the safety check here. Its first question stands in the page.
    return show(door);
  }
  const around = saved("unhunch:settings").includes(`"${routine} `);
  if (!gate.startsWith(`open ${today()} `) || routine !== early.dataset.routine || around) {
    // The safety check comes first, and with the app; and what this page does not know comes with it, as does what goes before.
    event.target.textContent = moment();
    return;
  }
  show(early);
  const text = early.querySelector("[role=timer] span");
  const strokes = [...early.querySelector("g").children];
  const seconds = Number(early.dataset.prepare);
  const count = () => {
    const left = Math.max(0, Math.ceil(seconds - (performance.now() - at) / 1000));
    text.textContent = String(left).padStart(2, "0");
    strokes.forEach((stroke, digit) => stroke.toggleAttribute("hidden", digit !== left));
  };
  count();
  timer = setInterval(count, 200);
}

// The words of this language for a short wait.
function moment() {
  return document.getElementById("moment").textContent;
}

// Shows this part of the page instead of its card.
function show(part) {
  document.getElementById("shell").hidden = true;
  part.hidden = false;
  part.querySelector("h1").focus();
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

// The language of the page: what the address or the person asks for, or the first of the browser's that there is.
function language(known) {
  const asked = [new URLSearchParams(location.search).get("lang"), saved("unhunch:lang")];
  const tags = [...asked, ...navigator.languages].flatMap((tag) => [tag, tag?.split("-")[0]]);
  return tags.find((tag) => known.includes(tag)) ?? "en";
}

// Without the app the page says why, for which signs to call, and what suits everybody.
function failed(error) {
  clearInterval(timer);
  console.error(error);
  document.getElementById("shell").hidden = false;
  early.hidden = true;
  door.hidden = true;
  document.getElementById("failed").hidden = false;
  document.getElementById("failed-why").textContent = reason(error);
  document.querySelectorAll("[data-start]").forEach((button) => (button.hidden = true));
}

// The page holds the sentences, in its language; here is only which of them.
function reason(error) {
  let why = "failed";
  if (typeof WebAssembly !== "object") why = "old";
  else if (!navigator.onLine) why = "offline";
  else if (error instanceof WebAssembly.CompileError) why = "damaged";
  return document.querySelector(`[data-why=${why}]`).textContent.replace("{message}", () => error.message.replace(/\.$/, ""));
}

// Somebody whose last check led to the emergency number sees that first, without Start or a movement.
if (gate === "emergency" || gate === "urgent") {
  document.querySelectorAll("[data-start], #failed-move, #failed-move + ul").forEach((it) => (it.hidden = true));
  if (gate === "emergency" && /^(#\/?|#\/session\/.*|)$/.test(location.hash)) location.hash = "#/check";
}

root.addEventListener("click", pressed);
// Start is a link, so that it leads somewhere before this script is there, too; to a keyboard it is a button.
root.addEventListener("keydown", (event) => {
  const button = /** @type {HTMLElement} */ (event.target);
  if (event.key === " " && button.matches("[data-start]")) {
    event.preventDefault();
    button.click();
  }
});
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
  const { js, wasm, languages, later } = script.dataset;
  const lang = language(languages.split(" "));
  const at = (name) => new URL(name, document.baseURI);
  const ask = import("./ask.js");
  let styled;
  // The style of the later pages, which come with the later packs.
  const style = () =>
    (styled ??= new Promise((resolve, reject) => {
      const onerror = () => {
        styled = undefined;
        reject(new Error(later));
      };
      const link = { rel: "stylesheet", href: later, onload: resolve, onerror };
      document.body.append(Object.assign(document.createElement("link"), link));
    }));
  const more = async (pack) => {
    const { fetchFile, madeOf } = await ask;
    const [answer] = await Promise.all([fetchFile(at(js.replace(".js", `_${lang}_${pack}.txt`))), pack !== "first" && style()]);
    return madeOf(answer, answer.text());
  };
  const program = ask.then(({ fetchProgram }) => fetchProgram(at(wasm)));
  const [{ default: init }, it, first] = await Promise.all([import(at(js).href), program, more("first")]);
  globalThis.unhunchBoot.texts = { first, more };
  if (lang !== "en") (await import("./speak.js")).speak(first);
  await (await ask).madeOf(it, init({ module_or_path: it }));
} catch (error) {
  failed(error);
}
