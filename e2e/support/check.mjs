// The safety check as the app keeps it, written without the app.

import { readFileSync } from 'node:fs';
import * as saved from './record.mjs';
import { offsetOf, TIME_ZONE } from './unhunch.mjs';

const safety = readFileSync(new URL('../../content/safety.toml', import.meta.url), 'utf8');
/** The date of the rules. */
export const RULES = /^rules = "(.*)"$/m.exec(safety)[1];

/** The questions, in order: id, page, what is read at a glance, level alone. */
export const questions = safety
  .split('[[question]]')
  .slice(1)
  .map((row) => {
    const text = (key) => new RegExp(`^${key} = "(.*)"$`, 'm').exec(row.split('[[')[0])[1];
    return { id: text('id'), page: text('page'), says: text('says'), alone: text('alone') };
  });

/** What is read of a question at a glance, by which its box is called. */
export function glance(id) {
  return questions.find((it) => it.id === id).says;
}

/** What is on the disk of somebody who answered the check at `time`: with nothing, unless `answers` say more. */
export function answered(time, answers = {}, timeZone = TIME_ZONE) {
  const { level = 'ready', yes = [], unsure = [], because = [...yes, ...unsure], rules = RULES, age = null } = answers;
  const day = new Intl.DateTimeFormat('sv', { timeZone }).format(time);
  const id = time * 1000;
  const check = { id, utc: time, offset: offsetOf(time, timeZone), day, rules, age, yes, unsure, level, because };
  const gate = level === 'ready' && yes.length === 0 ? `open ${day} ${rules}` : level;
  return { [`unhunch:check:${id}`]: saved.write(check), 'unhunch:gate': gate };
}

/** Puts `texts` on the disk before every page that is opened from now on. */
export async function keep(page, texts) {
  await page.addInitScript((texts) => {
    try {
      Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text));
    } catch {
      // A page without storage keeps nothing.
    }
  }, texts);
}

/** Takes `keys` from the disk before every page that is opened from now on. */
export async function forget(page, keys) {
  await page.addInitScript((keys) => {
    try {
      keys.forEach((key) => localStorage.removeItem(key));
    } catch {
      // A page without storage has kept nothing.
    }
  }, keys);
}
