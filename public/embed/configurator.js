// Writes what to paste to have a session on a page of one's own, and shows the result. Nothing that is chosen here leaves the page.
import { parts } from "./accent.js";
import { readOwn } from "./configurator_own.js";
import { FRAME_ALLOWS, frameAddress, WAYS } from "./configurator_ways.js";

const byId = (id) => document.getElementById(id);
const form = document.querySelector("form");
/** @type {any} the fields by their names */
const fields = form.elements;
const live = byId("live");
const here = new URL("./", location.href).href;
const COLOUR = fields.accent.value;
let way = WAYS.find(({ name }) => name === "Plain HTML");
/** The format of a routine of one's own, once it is there, or why it is not. */
let schema;
let unread = "The format of routines is on its way.";

/** Dark words on the button where white ones could not be read. */
function colours(accent) {
  if (accent === COLOUR) return {};
  const [red, green, blue] = parts(accent);
  const bright = 0.299 * red + 0.587 * green + 0.114 * blue > 140;
  return { accent, ...(bright ? { onAccent: "#1d2a2c" } : {}) };
}

/** The routine of one's own: nothing where none is typed. What is typed and wrong is told, and never another played. */
function own() {
  const typed = fields.own.value.trim();
  if (!typed) return {};
  return schema ? readOwn(typed, schema) : { problem: unread };
}

function heightProblem() {
  const { min, max, validity } = fields.height;
  return validity.valid ? "" : `A whole number from ${min} to ${max}.`;
}

/** What is chosen, as the ways of configurator_ways.js take it. */
function chosen() {
  const { json = "", name = fields.routine.selectedOptions[0].textContent, problem = "" } = own();
  const value = (field) => fields[field].value;
  return {
    ...{ here, json, name, problem, typed: value("words"), height: Number(value("height")), ...colours(value("accent")) },
    ...{ routine: value("routine"), lang: value("lang"), theme: value("theme"), mode: value("mode"), region: value("region") },
    ...{ label: value("label").trim(), note: value("note").trim() },
  };
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** Copies what is in `code`; the button says so. */
async function copy(button, code) {
  let says = "Copied.";
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(code);
    says = "It is marked: copy it with the keys of your device.";
  }
  byId("copied").textContent = says;
}

function block({ title, file, code }, index) {
  const id = `file-${index}`;
  const head = make("h3", { id }, `${title} `, make("span", { className: "file" }, file));
  const pre = make("pre", { className: "code", tabIndex: 0, textContent: code });
  pre.dataset.file = file;
  pre.setAttribute("aria-labelledby", id);
  const button = make("button", { type: "button", className: "pill pill-small", textContent: "Copy" });
  button.setAttribute("aria-describedby", id);
  button.addEventListener("click", () => copy(button, pre));
  const isArchive = file.endsWith(".zip");
  const get = isArchive ? [make("a", { href: file, textContent: "Get the plugin" })] : [];
  return make("div", { className: "code-block" }, make("div", { className: "code-head" }, head, ...get, button), pre);
}

/** What is to be pasted; nothing while something is wrong. */
function write(all) {
  const problem = all.problem || heightProblem();
  const { snippet, files = [] } = problem ? { snippet: "" } : way.make(all);
  byId("way").textContent = way.other && !all.json ? `${way.says} Another routine: ${way.other}` : way.says;
  byId("paste-problem").textContent = problem && "There is nothing to paste until what is wrong above is mended.";
  byId("article").hidden = Boolean(problem);
  byId("snippet").textContent = snippet;
  byId("files").replaceChildren(...files.map(block));
  byId("copied").textContent = "";
  byId("copy").textContent = "Copy";
  for (const button of byId("ways").children) button.setAttribute("aria-pressed", String(button.textContent === way.name));
}

/** What is wrong, beside the field, and the fields that mean nothing now. */
function mark(all) {
  for (const [name, problem] of Object.entries({ own: all.problem, height: heightProblem() })) {
    fields[name].setAttribute("aria-invalid", String(Boolean(problem)));
    byId(`${name}-problem`).textContent = problem;
  }
  fields.routine.disabled = Boolean(fields.own.value.trim());
  for (const id of ["word-fields", "mode-fields"]) /** @type {any} */ (byId(id)).disabled = Boolean(way.framed);
}

function frame(all) {
  const node = make("iframe", { src: frameAddress(all), width: "100%", height: String(all.height), allow: FRAME_ALLOWS });
  node.title = `Unhunch: ${all.name}`;
  return node;
}

function words({ typed, name }) {
  const lines = typed.split("\n").filter((line) => line.trim());
  const shown = lines.length ? lines : [`${name}, guided by picture, voice and sound. Here stands what you write.`];
  return shown.map((line) => make("p", { textContent: line }));
}

/** What an element is made anew for; anything else changes it where it stands. */
let made;
/** Shows what readers will see. */
function show(all) {
  byId("live-problem").textContent = all.problem && `Your routine is not shown. ${all.problem}`;
  if (all.problem || heightProblem()) {
    made = undefined;
    return live.replaceChildren();
  }
  const { json, routine, lang, mode, region, height, accent, onAccent } = all;
  const anew = JSON.stringify(way.framed ? [frameAddress(all), height] : [json, routine, lang, mode, region]);
  const isAnew = anew !== made;
  made = anew;
  if (way.framed) return isAnew && live.replaceChildren(frame(all));
  const element = /** @type {HTMLElement} */ (isAnew ? document.createElement("unhunch-session") : live.firstElementChild);
  const styles = { "--unhunch-height": `${height}px`, "--unhunch-accent": accent ?? "", "--unhunch-on-accent": onAccent ?? "" };
  for (const [property, value] of Object.entries(styles)) element.style.setProperty(property, value);
  for (const name of ["json", "routine", "lang", "mode", "region", "label", "note", "theme"]) {
    const value = name === "routine" && json ? "" : all[name];
    if (!value) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  element.replaceChildren(...words(all));
  if (isAnew) live.replaceChildren(element);
}

function apply() {
  const all = chosen();
  mark(all);
  write(all);
  show(all);
}

for (const it of WAYS) {
  const button = make("button", { type: "button", className: "pill pill-small", textContent: it.name });
  button.addEventListener("click", () => {
    way = it;
    apply();
  });
  byId("ways").append(button);
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", apply);
live.addEventListener("unhunch:error", (/** @type {any} */ { detail }) => {
  byId("live-problem").textContent = [detail.field, detail.message].filter(Boolean).join(": ");
});
byId("copy").addEventListener("click", () => copy(byId("copy"), byId("snippet")));
apply();
try {
  schema = await (await fetch("routine.schema.json")).json();
} catch (error) {
  unread = `The format of routines could not be loaded: load the page again. (${error.message})`;
}
apply();
