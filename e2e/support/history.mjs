// The export file of somebody who has used Unhunch for a long time.

import { RULES } from "./check.mjs";

const DAY = 86_400_000;
const ROUTINES = ["office-reset", "morning-mobility", "posture-strength", "evening-wind-down"];

/**
 * A session and a number for pain on two days of three, a check each 90 days, a word on most days, and something that
 * hurt in every `hurts`th session; without `checks` neither they nor words. The last day is that of `now`.
 */
export function history(now, days, { exercises, hurts = 14, checks = true }) {
  const kept = { records: [], feedback: [], levels: [], pains: [], checks: [], words: [], routines: [] };
  for (let ago = days - 1; ago >= 0; ago -= 1) {
    const nth = days - 1 - ago;
    const utc = now - ago * DAY - 3_600_000;
    const at = (more) => ({ id: (utc + more) * 1000, utc: utc + more, day: new Date(utc + more).toISOString().slice(0, 10) });
    if (!checks) {
      // Nothing was ever asked.
    } else if (nth % 90 === 0) {
      const unsure = nth % 180 === 0 ? [] : ["arm_tingling"];
      const level = unsure.length > 0 ? "soon" : "ready";
      kept.checks.push({ ...at(0), offset: 0, rules: RULES, age: 44, yes: [], unsure, level, because: unsure });
    } else {
      kept.words.push({ ...at(0), check: kept.checks.at(-1).id, says: "same" });
    }
    if (nth % 3 === 2) continue;
    const count = kept.records.length;
    const exercise = exercises[count % exercises.length];
    const side = { both: ["both"], each: ["left", "right"], alternate: ["left", "right"] }[exercise.sides] ?? ["both"];
    const done = side.map((side, at) => ({ exercise: exercise.slug, side, level: 1, time: 30_000 * (at + 1), reps: 0, whole: true }));
    const hurt = count % hurts === hurts - 1;
    kept.records.push({
      ...at(1000),
      offset: 0,
      routine: ROUTINES[count % ROUTINES.length],
      outcome: hurt ? "hurt" : "finished",
      planned: 300_000,
      done,
      hurts: hurt ? [{ exercise: exercise.slug, side: side[0], feeling: "sore", then: "stopped" }] : [],
    });
    kept.pains.push({ ...at(2000), offset: 0, value: 6 - Math.min(4, Math.floor(count / 60)), when: "alone", place: null });
  }
  return { unhunch: "export", version: 1, made: now, kept };
}
