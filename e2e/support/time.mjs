// Where the stories happen, and when.

export const MINUTE = 60_000;

/** Where the stories happen. Another place can be asked for. */
export const TIME_ZONE = process.env.UNHUNCH_ZONE ?? "Pacific/Auckland";
/** When a held clock begins: on this day at eleven there. By itself a Tuesday there, and still Monday in UTC. */
export const BEGIN_DAY = process.env.UNHUNCH_DAY ?? "2026-11-24";
export const BEGIN = timeOf(BEGIN_DAY, 11, TIME_ZONE);
export const UTC_OFFSET = offsetOf(BEGIN, TIME_ZONE);
/** Where a day was asked for, a clock that runs is on that day, too: in the stories, and in the pages of `onThatDay`. */
const AHEAD = process.env.UNHUNCH_DAY ? BEGIN - Date.now() : 0;
shiftClock(AHEAD);

/** Runs in a page, too. */
function shiftClock(ahead) {
  const now = Date.now;
  Date.now = () => now() + ahead;
}

/** Puts the clock of every page of `context` to the day that was asked for. */
export async function onThatDay(context) {
  if (AHEAD) {
    await context.addInitScript(shiftClock, AHEAD);
  }
}

/** Minutes east of UTC. */
export function offsetOf(time, timeZone) {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(time);
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(parts.find(({ type }) => type === "timeZoneName").value) ?? [];
  return hours ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** When it is `hour` o'clock on `day` there. */
export function timeOf(day, hour, timeZone) {
  const utc = Date.parse(`${day}T00:00:00Z`) + hour * 60 * MINUTE;
  return utc - offsetOf(utc, timeZone) * MINUTE;
}
