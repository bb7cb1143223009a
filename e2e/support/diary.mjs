// A second account of what a person did in a story, day by day, and what the app should say of it. Nothing here asks the app.

import { plan } from "./plan.mjs";
import { DAY } from "./saved.mjs";
import { BEGIN_DAY, shownDate } from "./time.mjs";

const WORK = ["hold", "reps", "breath"];
export const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** Tuesday, Thursday and Saturday: the days of strength in the plan of ten minutes a day. */
const STRENGTH = [1, 3, 5];
const PARTS = {
  desk: { says: "At the desk: Chair reset", name: "Chair reset", hours: ["10:00", "11:00", "13:00", "14:00", "15:00", "16:00", "17:00"] },
  strength: { says: "Strength: No equipment", name: "No equipment", hours: ["17:30"] },
  "after-work": { says: "After work: Gentle stretch", name: "Gentle stretch", hours: ["17:30"] },
};
/** What part of the plan a session of a routine is. */
const TICKS = { "office-reset": "desk", "neck-stretches": "desk", "no-equipment": "strength" };

/** The date of a day, and as a person reads it. */
export const dateOf = (day) => new Date(Date.parse(BEGIN_DAY) + day * DAY).toISOString().slice(0, 10);
export const shown = (day) => shownDate(dateOf(day));

export const mean = (values) => values.reduce((sum, it) => sum + it, 0) / values.length;
export const tenths = (value) => (Math.round(value * 10) / 10).toFixed(1);

/** A length of time as the page of progress writes it. */
export function timeOf(ms) {
  const seconds = Math.floor(ms / 1000);
  const [h, m] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (h === 0) {
    return m === 0 ? `${seconds} s` : `${m} min`;
  }
  return m === 0 ? `${h} h` : `${h} h ${m} min`;
}

/** What is guided when these routines are done one after the other: a row for each exercise and side. */
export function guided(...routines) {
  const rows = new Map();
  for (const { kind, exercise, side, seconds, reps } of routines.flatMap((it) => plan(it).segments)) {
    if (WORK.includes(kind)) {
      const key = `${exercise} ${side}`;
      const row = rows.get(key) ?? { exercise, side, level: 1, time: 0, reps: 0, whole: true };
      rows.set(key, { ...row, time: row.time + seconds * 1000, reps: row.reps + (reps ?? 0) });
    }
  }
  return [...rows.values()];
}

const sum = (rows) => rows.reduce((all, { time }) => all + time, 0);

/** Sessions, pain and entries, each list oldest first; days are counted from the first one, a Tuesday. */
export class Diary {
  today = 0;
  sessions = [];
  pains = [];
  entries = [];

  /** Adds a session; what is done before its routine is among its rows. */
  session(routine, ...before) {
    const it = { day: this.today, routine, outcome: "finished", done: guided(...before, routine), notes: [], felt: undefined };
    this.sessions.push(it);
    return it;
  }

  pain(value, when) {
    const it = { day: this.today, value, when, notes: [] };
    this.pains.push(it);
    return it;
  }

  /** Adds an entry; `of` is what it is about. */
  entry(kind, { of, name, value, text } = /** @type {any} */ ({})) {
    const it = { day: this.today, kind, of, name, value, text };
    this.entries.push(it);
    return it;
  }

  /** A session's minutes, or a number for pain, are others than was said. */
  correct(of, name, value) {
    of.corrected = value;
    this.entry("correct", { of, name, value });
  }

  note(of, name, text) {
    of.notes.push(name ? `${name}: ${text}` : text);
    this.entry("note", { of, name, text });
  }

  remove(of, deleted = true) {
    of.deleted = deleted;
    this.entry(deleted ? "delete" : "restore", { of, name: this.sessions.includes(of) ? "session" : "pain" });
  }

  /** The rows of a session as they stand: where its minutes were corrected, each in proportion, and the last takes the rest. */
  rows({ done, corrected }) {
    if (corrected === undefined) {
      return done;
    }
    const all = corrected * 60_000;
    const rows = done.map((row) => ({ ...row, time: Math.floor((row.time * all) / sum(done)) }));
    rows.at(-1).time += all - sum(rows);
    return rows;
  }

  time(session) {
    return sum(this.rows(session));
  }

  /** The time and the reps of each exercise and side. */
  sums() {
    const rows = new Map();
    for (const { exercise, side, time, reps } of this.standing().flatMap((it) => this.rows(it))) {
      const row = rows.get(`${exercise} ${side}`) ?? { exercise, side, time: 0, reps: 0 };
      rows.set(`${exercise} ${side}`, { ...row, time: row.time + time, reps: row.reps + reps });
    }
    return [...rows.values()];
  }

  /** The sessions that stand, of the days from one to another. */
  standing(from = 0, to = this.today) {
    return this.sessions.filter((it) => !it.deleted && it.day >= from && it.day <= to);
  }

  /** The status of a resource about this. */
  status({ deleted, corrected, notes }) {
    if (deleted) {
      return "entered-in-error";
    }
    if (corrected !== undefined) {
      return "corrected";
    }
    return notes.length > 0 ? "amended" : "final";
  }

  value({ corrected, value }) {
    return corrected ?? value;
  }

  days(from, to) {
    return [...new Set(this.standing(from, to).map(({ day }) => day))];
  }

  /** The day on which the week of `day` began, and its number, from 0 for a Monday. */
  weekday(day = this.today) {
    return (day + 1) % 7;
  }

  monday(day = this.today) {
    return day - this.weekday(day);
  }

  /** The mean pain of a day; `undefined` where nobody said a number. */
  painOn(day) {
    const values = this.pains.filter((it) => it.day === day && !it.deleted).map((it) => this.value(it));
    return values.length > 0 ? mean(values) : undefined;
  }

  /** The means of the days with a number among the seven up to `last`. */
  painsUpTo(last) {
    return Array.from({ length: 7 }, (_, at) => this.painOn(last - 6 + at)).filter((it) => it !== undefined);
  }

  /** From which mean to which the pain went between the weeks up to two days, where there are enough numbers. */
  change(early, late) {
    const [before, after] = [this.painsUpTo(early), this.painsUpTo(late)];
    const enough = late - early >= 7 && before.length >= 3 && after.length >= 3;
    return enough ? { from: mean(before), to: mean(after) } : undefined;
  }

  /** Three weeks of practice on two days each, with pain that is neither low nor changed. */
  plateau() {
    const kept = [0, 7, 14].every((ago) => this.days(this.today - ago - 6, this.today - ago).length >= 2);
    const change = this.change(this.today - 21, this.today);
    const level = change && Math.abs(change.to - change.from) < 1 && change.to >= 2;
    const later = this.entries.some((it) => it.name === "later" && it.day > this.today - 21);
    return kept && level && !later ? change : undefined;
  }

  /** Whether the morning after a session is asked about. */
  morning() {
    const last = this.sessions.findLast(({ day }) => day === this.today - 1);
    return last !== undefined && last.felt?.worse_next_morning === undefined;
  }

  /** Whether the things that are hard are asked about: a week after the last answer. */
  isDue() {
    const last = this.entries.findLast(({ kind }) => kind === "answer");
    return last !== undefined && this.today - last.day >= 7;
  }

  /** The parts of the plan on a day, with what was moved in its week. */
  parts(day) {
    const moved = this.entries.filter((it) => it.kind === "moved" && this.monday(it.day) === this.monday(day));
    const name = WEEK[this.weekday(day)].slice(0, 3).toLowerCase();
    let strong = STRENGTH.includes(this.weekday(day));
    for (const [from, to] of moved.map(({ text }) => text.split(">"))) {
      strong = (strong && from !== name) || to === name;
    }
    return [...(this.weekday(day) < 5 ? ["desk"] : []), strong ? "strength" : "after-work"];
  }

  /** The ticks of today: what each is called, and whether it is done. */
  ticks() {
    return this.parts(this.today).map((part) => {
      const said = this.entries.findLast((it) => it.kind === "tick" && it.day === this.today && it.name === part);
      const did = this.standing(this.today).some(({ routine }) => TICKS[routine] === part);
      return [`Done: ${PARTS[part].name}`, said ? said.value === 1 : did];
    });
  }

  /** The hours of the plan in a calendar, by what they are called: those of so many days from today on. */
  hours(count) {
    const days = Array.from({ length: count }, (_, at) => this.today + at);
    const of = ([part, { says, hours }]) => {
      const on = days.filter((day) => this.parts(day).includes(part));
      return [says, on.flatMap((day) => hours.map((hour) => `${dateOf(day)}T${hour}`))];
    };
    return Object.fromEntries(Object.entries(PARTS).map(of));
  }

  painDays() {
    return [...new Set(this.pains.filter(({ deleted }) => !deleted).map(({ day }) => day))];
  }

  /** The entries as they were written; a field that says nothing is not there. */
  written() {
    return this.entries.map(({ of, day, ...it }) => {
      const all = { ...it, day: dateOf(day), of: of?.id };
      return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    });
  }

  /** The table of the sessions, without the time of day. */
  log() {
    return this.standing().flatMap((it) =>
      this.rows(it).map(({ exercise, side, level, time, reps, whole }) => ({
        day: dateOf(it.day),
        routine: it.routine,
        outcome: it.outcome,
        exercise,
        side,
        level: String(level),
        seconds: String(Math.round(time / 100) / 10),
        reps: String(reps),
        whole: String(whole),
        effort: it.felt?.effort ?? "",
        pain_change: String(it.felt?.pain_change ?? ""),
        hurts: "",
        worse_next_morning: String(it.felt?.worse_next_morning ?? ""),
        corrected: it.corrected === undefined ? "" : "true",
        notes: it.notes.join(" / "),
      })),
    );
  }

  /** The table of pain, without the time of day. */
  sore() {
    const standing = this.pains.filter(({ deleted }) => !deleted);
    return standing.map((it) => ({
      day: dateOf(it.day),
      value: String(this.value(it)),
      when: it.when,
      place: "",
      corrected: it.corrected === undefined ? "" : "true",
      notes: it.notes.join(" / "),
    }));
  }

  /** What a clinic is told: the id, the status, the number and the notes of each. */
  resources() {
    const notes = ({ notes }) => (notes.length > 0 ? [notes.join(" / ")] : undefined);
    const entries = this.entries.filter(({ kind }) => ["answer", "elsewhere"].includes(kind));
    return [
      ...this.sessions.map((it) => [`session-${it.id}`, this.status(it), Math.round(this.time(it) / 600) / 100, notes(it)]),
      ...this.pains.map((it) => [`pain-${it.id}`, this.status(it), this.value(it), notes(it)]),
      ...entries.map((it) => [`entry-${it.id}`, "final", it.value, undefined]),
    ];
  }
}
