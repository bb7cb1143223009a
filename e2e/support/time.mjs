// The time zone and the day of the stories, and how to compute with them.

export const MINUTE = 60_000;

/** The time zone of the stories. `UNHUNCH_ZONE` chooses another. */
export const TIME_ZONE = process.env.UNHUNCH_ZONE ?? "Pacific/Auckland";
/** A held clock begins on this day, at eleven in that zone: a Tuesday there, and still Monday in UTC. `UNHUNCH_DAY` chooses another. */
export const BEGIN_DAY = process.env.UNHUNCH_DAY ?? "2026-11-24";
export const BEGIN = timeOf(BEGIN_DAY, 11, TIME_ZONE);
export const UTC_OFFSET = offsetOf(BEGIN, TIME_ZONE);
/** Milliseconds by which running clocks are moved, too, when a day was chosen: here, and in the pages of `onThatDay`. */
const AHEAD = process.env.UNHUNCH_DAY ? BEGIN - Date.now() : 0;
shiftClock(AHEAD);

/** Also runs in pages. */
function shiftClock(ahead) {
  const now = Date.now;
  Date.now = () => now() + ahead;
}

/** Moves the clock of every page of `context` to the day that was chosen. */
export async function onThatDay(context) {
  if (AHEAD) {
    await context.addInitScript(shiftClock, AHEAD);
  }
}

/** The offset of the zone at `time`, in minutes east of UTC. */
export function offsetOf(time, timeZone) {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(time);
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(parts.find(({ type }) => type === "timeZoneName").value) ?? [];
  return hours ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** The moment at which it is `hour` o'clock on `day` in the zone, in milliseconds since 1970. */
export function timeOf(day, hour, timeZone) {
  const utc = Date.parse(`${day}T00:00:00Z`) + hour * 60 * MINUTE;
  return utc - offsetOf(utc, timeZone) * MINUTE;
}

/** A day such as 2026-11-24 as a browser of the stories shows it: the app asks its `Intl`. */
export function shownDate(day) {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(day));
}
