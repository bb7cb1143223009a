// Computes a second time what a session guides. It shares nothing with the app but the plan.

const SECOND = 1000;
/** "Back" sooner than this goes to the segment before. */
const BACK_WITHIN = 3 * SECOND;
const WORK = ["hold", "reps", "breath"];

export const isWork = (segment) => WORK.includes(segment.kind);

/** A piece of work that lacks less than this counts as whole. */
const SLACK = SECOND;

/** Walks through a plan as the person does, and counts what was done. */
export class Ledger {
  constructor(plan) {
    this.segments = plan.segments;
    this.index = 0;
    this.into = 0;
    this.rows = new Map();
  }

  get segment() {
    return this.segments[this.index];
  }

  get isOver() {
    return this.index === this.segments.length;
  }

  /** The seconds that the countdown shows. A second that has begun counts. */
  get secondsLeft() {
    return Math.ceil((this.segment.seconds * SECOND - this.into) / SECOND);
  }

  /** The whole seconds of the plan that have gone by. */
  get secondsBehind() {
    return Math.floor(this.segment.start + this.into / SECOND);
  }

  /** The next work after this segment. */
  get nextWork() {
    return this.segments.slice(this.index + 1).find(isWork);
  }

  pass(seconds) {
    for (let left = seconds * SECOND; left > 0 && !this.isOver; ) {
      const length = this.segment.seconds * SECOND;
      const step = Math.min(left, length - this.into);
      this.#credit(this.into, this.into + step);
      this.into += step;
      left -= step;
      if (this.into === length) {
        this.skip();
      }
    }
  }

  skip() {
    this.index += 1;
    this.into = 0;
  }

  back() {
    this.index = Math.max(0, this.index - (this.into < BACK_WITHIN ? 1 : 0));
    this.into = 0;
  }

  /** What the plan asks for, and what of it was done so far, as a record holds it. */
  get done() {
    const asked = new Map();
    for (const segment of this.segments.filter(isWork)) {
      const sum = asked.get(key(segment)) ?? { ...blank(segment), time: 0, reps: 0 };
      sum.time += segment.seconds * SECOND;
      sum.reps += segment.reps ?? 0;
      asked.set(key(segment), sum);
    }
    return [...asked].map(([key, { time, reps, ...rest }]) => {
      const done = this.rows.get(key) ?? { ...rest, time: 0, reps: 0 };
      return { ...done, whole: done.time + SLACK >= time && done.reps >= reps };
    });
  }

  #credit(from, to) {
    const { seconds, reps } = this.segment;
    if (!isWork(this.segment) || to === from) {
      return;
    }
    const row = this.rows.get(key(this.segment)) ?? { ...blank(this.segment), time: 0, reps: 0 };
    const each = (seconds * SECOND) / reps;
    row.time += to - from;
    row.reps += reps ? Math.floor(to / each) - Math.floor(from / each) : 0;
    this.rows.set(key(this.segment), row);
  }
}

function key({ exercise, side }) {
  return `${exercise} ${side}`;
}

function blank({ exercise, side }) {
  return { exercise, side, level: 1 };
}
