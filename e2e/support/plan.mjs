// What the library holds, asked of the same core in a terminal, so that no story repeats a number or a text of the content.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const asked = new Map();

/** The plan of a routine: its `seconds`, and its `segments` with kind, exercise, side, start, seconds and reps. */
export function plan(routine) {
  return JSON.parse(timeline(routine));
}

/** All that the library knows about its exercises. */
export function exercises() {
  return JSON.parse(timeline("--exercises"));
}

/** All that it knows about one. */
export function exercise(slug) {
  return exercises().find((it) => it.slug === slug);
}

/** What the picture of an exercise shows, in words; the right side is the left one mirrored. */
export function alternative(slug, side) {
  const [, text] = /^alt = "(.*)"$/m.exec(readFileSync(`${root}content/poses/${slug}.toml`, "utf8"));
  const other = { left: "right", right: "left" };
  return side === "right" ? text.replace(/\b(left|right)\b/g, (word) => other[word]) : text;
}

/** What Today says above a routine. */
export function headline(slug) {
  return /^headline = "(.*)"$/m.exec(readFileSync(`${root}content/routines/${slug}.toml`, "utf8"))[1];
}

/** The slug of every routine. */
export function routines() {
  return timeline().trim().split("\n");
}

function timeline(...args) {
  const key = args.join(" ");
  if (!asked.has(key)) {
    const cargo = process.env.CARGO ?? "cargo";
    const run = ["run", "--quiet", "--example", "timeline", "--", ...args];
    asked.set(key, execFileSync(cargo, run, { cwd: root, encoding: "utf8", maxBuffer: 1e8 }));
  }
  return asked.get(key);
}
