// Writes the snippet that embeds a session, and shows the result. Nothing that is chosen here leaves the page.
import { parts } from "./accent.js";

const form = document.querySelector("form");
const live = document.getElementById("live");
const snippet = document.getElementById("snippet");
const copied = document.getElementById("copied");
const HERE = new URL("./", location.href).href;
const COLOUR = form.accent.value;

/** The editors that people write with: the name, and what to do with the snippet there. */
const WAYS = [
  [
    "WordPress",
    "In the editor add a “Custom HTML” block where the session belongs, and paste. Your role has to be one that may post unfiltered HTML: administrator or editor.",
  ],
  ["Ghost", "Type /html in the editor, choose the HTML card, and paste."],
  ["Squarespace", "Add a Code block, set it to HTML, and paste. The preview in the editor shows no scripts; look at the page itself."],
  ["Hugo", "Save this as layouts/shortcodes/unhunch.html, and write {{< unhunch >}} in the article."],
  ["Plain HTML", "Paste it where the session belongs. The script may be anywhere in the page, and is needed once."],
];
let way = WAYS.length - 1;

/** The colour, and dark words on the button where white ones could not be read. */
function colours(accent) {
  const [red, green, blue] = parts(accent);
  const bright = 0.299 * red + 0.587 * green + 0.114 * blue > 140;
  return accent === COLOUR ? [] : [`--unhunch-accent:${accent}`, ...(bright ? ["--unhunch-on-accent:#1d2a2c"] : [])];
}

/** @returns {any} what is chosen, by the names of the fields. */
function chosen() {
  return Object.fromEntries(new FormData(form));
}

/** The attributes that differ from the defaults. */
function attributes({ routine, lang, theme, mode, accent }) {
  const all = { routine, lang, theme, mode };
  const usual = { lang: "en", theme: "auto", mode: "frame" };
  const style = ["display:block", "min-height:640px", ...colours(accent)].join(";");
  return [...Object.entries(all).filter(([name, value]) => usual[name] !== value), ["style", style]];
}

function name() {
  return form.routine.selectedOptions[0].textContent;
}

function code() {
  const list = attributes(chosen())
    .map(([key, value]) => ` ${key}="${value}"`)
    .join("");
  const link = `${HERE}#/routine/${chosen().routine}`;
  return `<script type="module" src="${HERE}embed.js"></script>\n<unhunch-session${list}>\n  <p>${name()}: <a href="${link}">do it in the app</a>.</p>\n</unhunch-session>`;
}

function show() {
  snippet.textContent = code();
  document.getElementById("way").textContent = WAYS[way][1];
  copied.textContent = "";
  [...document.getElementById("ways").children].forEach((it, at) => it.setAttribute("aria-pressed", String(at === way)));
}

/** Shows the element. A new theme changes it where it stands; any other choice makes it anew. */
function apply(anew) {
  const { routine, lang, theme, mode, accent } = chosen();
  let element = live.firstElementChild;
  if (anew || !element) {
    element = document.createElement("unhunch-session");
    const words = document.createElement("p");
    words.textContent = `${name()}, guided by picture, voice and sound. Here stands what you write.`;
    element.append(words);
  }
  for (const [key, value] of Object.entries({ routine, lang, theme, mode })) {
    if (element.getAttribute(key) !== value) element.setAttribute(key, value);
  }
  for (const colour of colours(accent)) {
    const [property, value] = colour.split(":");
    element.style.setProperty(property, value);
  }
  if (element !== live.firstElementChild) live.replaceChildren(element);
  show();
}

WAYS.forEach(([name], at) => {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "pill pill-small", textContent: name });
  button.addEventListener("click", () => {
    way = at;
    show();
  });
  document.getElementById("ways").append(button);
});

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (/** @type {any} */ { target }) => apply(target.name !== "theme"));
document.getElementById("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(snippet.textContent);
    copied.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(snippet);
    copied.textContent = "It is marked: copy it with the keys of your device.";
  }
});
apply(true);
