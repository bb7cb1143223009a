// The safety check as the app keeps it, written without the app.

import { readFileSync } from "node:fs";
import * as envelope from "./envelope.mjs";
import { offsetOf, TIME_ZONE } from "./time.mjs";

const safety = readFileSync(new URL("../../content/safety.toml", import.meta.url), "utf8");
/** The date of the rules. */
export const RULES = /^rules = "(.*)"$/m.exec(safety)[1];

/** The heading where a check begins. */
export const DOOR = "What brings you here?";
/** What brings a person here, from the least to the most: the name on the button by its id. */
export const DOORS = { none: "No pain, I want to move", usual: "My usual ache", new: "New, worse, or different" };

const text = (row, key) => new RegExp(`^${key} = "(.*)"$`, "m").exec(row)?.[1].replaceAll('\\"', '"');
const tables = (kind) => safety.split(/^(?=\[\[)/m).filter((row) => row.startsWith(`[[${kind}]]`));

/** The pages, in order. */
const pages = tables("page").map((row) => ({ id: text(row, "id"), part: text(row, "part"), title: text(row, "title") }));

/** The questions, in order: id, page, the least door that asks it, what stands on the screen, level alone. */
export const questions = tables("question").map((row) => {
  const items = /^items = \[(.*)\]$/m.exec(row)?.[1];
  const list = items === undefined ? [] : JSON.parse(`[${items}]`);
  const says = [text(row, "text"), list.join(", ")].filter((it) => it !== "").join(" ");
  return { id: text(row, "id"), page: text(row, "page"), from: text(row, "from"), says, alone: text(row, "alone") };
});

/** What stands on the screen of a question, by which its box is called. */
export function questionText(id) {
  return questions.find((it) => it.id === id).says;
}

/** The pages that a door asks, each with its questions. */
export function pagesOf(door) {
  const order = Object.keys(DOORS);
  const asked = questions.filter((it) => order.indexOf(it.from) <= order.indexOf(door));
  const filled = pages.map((page) => ({ ...page, rows: asked.filter((it) => it.page === page.id) }));
  return filled.filter(({ rows }) => rows.length > 0);
}

/** The buttons behind a door where nothing is ticked, in order; what stays true may be `known` from the last time. */
export function buttonsBehind(door, known = false) {
  const pages = pagesOf(door);
  const asked = known ? pages.filter(({ part }) => part !== "facts") : pages;
  return [...asked.map(() => "None of these"), ...(known ? ["Still right"] : [])];
}

/** Goes through a check by a door, with nothing to tick. */
export async function tickNothing(app, { door = "usual", known = false } = {}) {
  await app.press(DOORS[door]);
  for (const name of buttonsBehind(door, known)) {
    await app.press(name);
  }
}

/** What is on the disk of somebody who answered the check at `time`: with nothing, unless `answers` say more. */
export function answered(time, answers = {}, timeZone = TIME_ZONE) {
  const { level = "ready", yes = [], unsure = [], because = [...yes, ...unsure], rules = RULES, age = null, word } = answers;
  const day = new Intl.DateTimeFormat("sv", { timeZone }).format(time);
  const id = time * 1000;
  const check = { id, utc: time, offset: offsetOf(time, timeZone), day, rules, age, yes, unsure, level, word, because };
  const gate = level === "ready" && yes.length === 0 ? `open ${day} ${rules}` : level;
  return { [`unhunch:check:${id}`]: envelope.write(check), "unhunch:gate": gate };
}
