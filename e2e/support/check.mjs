// The safety check: its questions as content/safety.toml has them, and its answers as the app saves them.

import { readFileSync } from "node:fs";
import * as envelope from "./envelope.mjs";
import { offsetOf, TIME_ZONE } from "./time.mjs";

const safety = readFileSync(new URL("../../content/safety.toml", import.meta.url), "utf8");
/** The date of the rules. */
export const RULES = /^rules = "(.*)"$/m.exec(safety)[1];

/** The heading where a check begins. */
export const DOOR = "What brings you here?";
/** What brings a person here, from the mildest to the most serious: the name on the button, by its id. */
export const DOORS = { none: "No pain, I want to move", usual: "My usual ache", new: "New, worse, or different" };

const text = (row, key) => new RegExp(`^${key} = "(.*)"$`, "m").exec(row)?.[1].replaceAll('\\"', '"');
const tables = (kind) => safety.split(/^(?=\[\[)/m).filter((row) => row.startsWith(`[[${kind}]]`));

/** The pages, in order. */
const pages = tables("page").map((row) => ({ id: text(row, "id"), part: text(row, "part"), title: text(row, "title") }));

/** The questions, in order: id, page, the mildest door that asks it (`from`), its text on the screen (`says`), the level of a yes by itself (`alone`). */
export const questions = tables("question").map((row) => {
  const items = /^items = \[(.*)\]$/m.exec(row)?.[1];
  const list = items === undefined ? [] : JSON.parse(`[${items}]`);
  const says = [text(row, "text"), list.join(", ")].filter((it) => it !== "").join(" ");
  return { id: text(row, "id"), page: text(row, "page"), from: text(row, "from"), says, alone: text(row, "alone") };
});

/** The text of a question on the screen, which is also the accessible name of its checkbox. */
export function questionText(id) {
  return questions.find((it) => it.id === id).says;
}

/** The pages behind a door, each with the questions that this door asks. */
export function pagesOf(door) {
  const order = Object.keys(DOORS);
  const asked = questions.filter((it) => order.indexOf(it.from) <= order.indexOf(door));
  const filled = pages.map((page) => ({ ...page, rows: asked.filter((it) => it.page === page.id) }));
  return filled.filter(({ rows }) => rows.length > 0);
}

/** The buttons to press behind a door to answer with nothing ticked, in order. Facts may be `known` from an earlier check. */
export function buttonsBehind(door, known = false) {
  const pages = pagesOf(door);
  const asked = known ? pages.filter(({ part }) => part !== "facts") : pages;
  return [...asked.map(() => "None of these"), ...(known ? ["Still right"] : [])];
}

/** Goes through the whole check behind a door, ticking nothing. */
export async function tickNothing(app, { door = "usual", known = false } = {}) {
  await app.press(DOORS[door]);
  for (const name of buttonsBehind(door, known)) {
    await app.press(name);
  }
}

/** What is saved for somebody who answered the check at `time`, by key. Nothing was ticked unless `answers` say so. */
export function answered(time, answers = {}, timeZone = TIME_ZONE) {
  const { level = "ready", yes = [], unsure = [], because = [...yes, ...unsure], rules = RULES, age = null, word } = answers;
  const day = new Intl.DateTimeFormat("sv", { timeZone }).format(time);
  const id = time * 1000;
  const check = { id, utc: time, offset: offsetOf(time, timeZone), day, rules, age, yes, unsure, level, word, because };
  const gate = level === "ready" && yes.length === 0 ? `open ${day} ${rules}` : level;
  return { [`unhunch:check:${id}`]: envelope.write(check), "unhunch:gate": gate };
}
