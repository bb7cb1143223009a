// Hostile files: a good export, and what ill will or a bad cable can make of it.

import { chance } from "./seeded.mjs";

const UTC = Date.parse("2026-11-20T09:00:00Z");
const DAY = "2026-11-20";

/** A small export, as Unhunch writes it. */
export function goodCopy() {
  const id = UTC * 1000;
  const done = [{ exercise: "cat-cow", side: "both", level: 1, time: 60_000, reps: 8, whole: true }];
  const at = { utc: UTC, offset: 0, day: DAY };
  const own = { name: "Nerve glide", text: "Arm out, palm up.", sides: "each" };
  const steps = [{ exercise: "cat-cow" }, { own, dose: { reps: 8, tempo: [2, 0, 2, 1], sets: 2, rest: 15 } }];
  return {
    unhunch: "export",
    version: 1,
    made: UTC,
    kept: {
      records: [{ id, ...at, routine: "gentle-stretch", outcome: "finished", planned: 300_000, done, hurts: [] }],
      feedback: [{ session: id, effort: "right", pain_change: -1, worse_next_morning: false }],
      levels: [{ id: id + 1, exercise: "cat-cow", level: 1 }],
      pains: [{ id: id + 2, ...at, value: 3, when: "alone", place: null }],
      checks: [{ id: id + 3, ...at, rules: "2026-11-21", age: null, yes: [], unsure: [], level: "ready", because: [] }],
      words: [{ id: id + 4, utc: UTC, day: DAY, check: id + 3, says: "same" }],
      routines: [{ slug: `my-${UTC}`, routine: { unhunch: 1, name: "After the physio", steps } }],
    },
  };
}

/** The path to each value below `value`, as a list of keys. */
function ways(value, so_far = []) {
  const rows = value && typeof value === "object" ? Object.entries(value) : [];
  return rows.flatMap(([key, below]) => [[...so_far, key], ...ways(below, [...so_far, key])]);
}

/** The text of the good export, with the JSON text `raw` in place of the value at `way`. */
function replaced(way, raw) {
  const copy = goodCopy();
  const parent = way.slice(0, -1).reduce((it, key) => it[key], copy);
  const mark = "@@here@@";
  parent[way.at(-1)] = mark;
  return JSON.stringify(copy).replace(JSON.stringify(mark), () => raw);
}

/** About a hundred files, each with a name that says what is wrong with it. */
export function hostileFiles(seed) {
  const { whole, pick } = chance(seed);
  const good = JSON.stringify(goodCopy());
  const files = [];
  const add = (name, body) => files.push({ name, body: Buffer.from(body) });
  const nested = (open, close, depth) => open.repeat(depth) + close.repeat(depth);

  for (let at = 0; at < 12; at++) {
    const cut = whole(1, good.length - 1);
    add(`cut after ${cut} characters`, good.slice(0, cut));
  }
  for (const depth of [120, 3000, 200_000]) {
    add(`${depth} lists in one another`, nested("[", "]", depth));
    add(`${depth} lists in a session`, replaced(["kept", "records", "0", "done"], nested("[", "]", depth)));
    add(`${depth} objects in a routine`, replaced(["kept", "routines", "0", "routine"], `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`));
  }
  const numbers = ["1e999", "-1", "0.5", "99999999999999999999", "9007199254740993", "-0.0001", "1e308", "NaN", "0x10"];
  const counted = [
    ["kept", "records", "0", "id"],
    ["kept", "records", "0", "utc"],
    ["kept", "records", "0", "offset"],
    ["kept", "records", "0", "planned"],
    ["kept", "records", "0", "done", "0", "time"],
    ["kept", "records", "0", "done", "0", "reps"],
    ["kept", "pains", "0", "value"],
    ["kept", "levels", "0", "level"],
    ["kept", "routines", "0", "routine", "steps", "1", "dose", "reps"],
  ];
  // For the zone a small negative number is a good one.
  const fits = (way, number) => way.at(-1) === "offset" && number === "-1";
  for (let at = 0; at < 24; at++) {
    const [way, number] = [counted[at % counted.length], numbers[(at * 4) % numbers.length]];
    if (!fits(way, number)) {
      add(`${number} as ${way.join(".")}`, replaced(way, number));
    }
  }
  const types = ["{}", "[[]]", "true", '"\\u0000"', '{"__proto__":{"level":"ready"}}'];
  const places = ways(goodCopy()).filter((way) => way.length > 1);
  for (let at = 0; at < 24; at++) {
    const way = pick(places);
    const type = types[at % types.length];
    // A list may be empty, an object may lack what has a default, and a flag may be true.
    const good = way.reduce((it, key) => it[key], goodCopy());
    const kind = Array.isArray(good) ? "[[]]" : typeof good === "boolean" ? "{}" : typeof good === "object" && good ? "true" : type;
    add(`${kind} as ${way.join(".")}`, replaced(way, kind));
  }
  for (const list of ["records", "pains", "checks", "words", "levels", "routines", "feedback"]) {
    const [row] = goodCopy().kept[list];
    add(
      `the same of ${list} twice, and otherwise`,
      replaced(["kept", list], JSON.stringify([row, { ...row, utc: 5, level: "urgent", value: 9, effort: "hard" }])),
    );
  }
  for (const day of [
    "2026-02-30",
    "2027-02-29",
    "2026-13-01",
    "0000-00-00",
    "2026-11-20T09:00",
    "",
    "٢٠٢٦-١١-٢٠",
    "+2026-11-20",
    "1999-01-01",
  ]) {
    add(`${JSON.stringify(day)} for a day`, replaced(["kept", "records", "0", "day"], JSON.stringify(day)));
  }
  for (const name of [
    "\u202Egnikcatta",
    "\u200b\u2060",
    "\ufeff",
    "a\u2066b",
    "\u{e0041}",
    "<img src=x onerror=alert(1)>",
    "",
    "x".repeat(100_000),
  ]) {
    add(`${JSON.stringify(name.slice(0, 20))} for a name`, replaced(["kept", "routines", "0", "routine", "name"], JSON.stringify(name)));
    add(`${JSON.stringify(name.slice(0, 20))} for a slug`, replaced(["kept", "routines", "0", "slug"], JSON.stringify(`my-${name}`)));
  }
  add("all of it under a prototype", `{"__proto__":${good}}`);
  add("constructor for the mark", '{"constructor":"export","version":1,"made":0,"kept":{}}');
  add("in UTF-16", Buffer.from(good, "utf16le"));
  add("with bytes that are no UTF-8", Buffer.from(good, "utf8").fill(0xff, 200, 203));
  add("of zeros", Buffer.alloc(5000));
  return files;
}
