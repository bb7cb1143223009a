// `cargo xtask bench`: measures the app in Chromium and prints a line for each figure. One over its limit fails, unless the
// limit is in milliseconds: those wander with the machine, and only say so.
//
// UNHUNCH_URL is where the release app is served, UNHUNCH_PLAN what `cargo run --example timeline -- office-reset` prints.
// Arguments choose among the groups of figures.

import { loadavg } from "node:os";
import frames from "./frames.mjs";
import hidden from "./hidden.mjs";
import idle from "./idle.mjs";
import load from "./load.mjs";
import { planOf } from "./plan.mjs";
import score from "./score.mjs";
import years from "./years.mjs";

const GROUPS = { load, idle, frames, score, hidden, years };

const { UNHUNCH_URL: url, UNHUNCH_PLAN: json } = process.env;
if (!url || !json) {
  throw new Error("UNHUNCH_URL and UNHUNCH_PLAN are not set; use `cargo xtask bench`");
}
const plan = planOf(JSON.parse(json));
const route = "#/session/office-reset";

console.log(line({ name: "figure", value: "value", limit: "limit" }));
for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(GROUPS)) {
  try {
    for (const figure of await GROUPS[name]({ url, route, session: `${url}/${route}`, plan })) {
      report(figure);
    }
  } catch (error) {
    console.log(`${name} could not be measured: ${error.message}`);
    process.exitCode = 1;
  }
}
process.exit();

function report({ name, value, unit, limit, digits = usual(value, unit) }) {
  const shown = value.toFixed(digits);
  const over = limit !== undefined && !(Math.abs(shown) <= limit);
  if (over && unit !== "ms") {
    process.exitCode = 1;
  }
  const verdict = limit === undefined ? "" : over ? "OVER" : "ok";
  const load = `load ${loadavg()[0].toFixed(1)}`;
  console.log(line({ name, value: `${shown} ${unit}`, limit: limit === undefined ? "" : `${limit} ${unit}`, verdict, load }));
}

/** How many decimals are shown where a figure does not say it. */
function usual(value, unit) {
  return Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : unit.endsWith("s") ? 1 : 3;
}

function line({ name, value, limit = "", verdict = "", load = "" }) {
  return `${name.padEnd(40)}${value.padStart(13)}${limit.padStart(10)}  ${verdict.padEnd(6)}${load}`.trimEnd();
}
