// Writes tests/fixtures/zones.json: when the clocks of some time zones are changed, as Node's own table of time zones has it.
// `node make/zones.mjs` in e2e/.

import { writeFileSync } from "node:fs";

const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "Asia/Kathmandu",
  "Asia/Jerusalem",
  "Pacific/Apia",
  "Pacific/Auckland",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Africa/Cairo",
  "UTC",
];
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Minutes east of UTC, from what the clock on the wall shows. */
function offsetIn(zone) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  return (utc) => {
    const part = Object.fromEntries(format.formatToParts(utc).map(({ type, value }) => [type, Number(value)]));
    return (Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) - utc) / MINUTE;
  };
}

const zones = {};
for (const zone of ZONES) {
  const offset = offsetIn(zone);
  const begin = Date.UTC(2025, 0, 1);
  const changes = [];
  for (let day = begin; day < Date.UTC(2038, 0, 1); day += DAY) {
    let [before, after] = [day, day + DAY];
    if (offset(before) === offset(after)) continue;
    const from = offset(before);
    while (after - before > MINUTE) {
      const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
      if (offset(middle) === from) before = middle;
      else after = middle;
    }
    changes.push([after, offset(after)]);
  }
  zones[zone] = { first: offset(begin), changes };
}
const lines = Object.entries(zones).map(([zone, it]) => `  ${JSON.stringify(zone)}: ${JSON.stringify(it)}`);
writeFileSync(new URL("../../tests/fixtures/zones.json", import.meta.url), `{\n${lines.join(",\n")}\n}\n`);
