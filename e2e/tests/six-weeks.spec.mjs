// Six weeks of one person with a driven clock: a plan, ticks by hand and by sessions, a moved day, a lead-in, corrections, a day that
// is deleted and brought back, what is hard asked weekly, a plateau, and a trial to its end. What the screens and the files should say
// is worked out a second time in the diary of the story.

import { parse } from "csv-parse/sync";
import { Diary, dateOf, mean, shown, tenths, timeOf } from "../support/diary.mjs";
import { faultsOfBundle } from "../support/fhir.mjs";
import { live, soreOn } from "../support/life.mjs";
import { exercise } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";
import { BEGIN, BEGIN_DAY, timeOf as momentOf, TIME_ZONE } from "../support/time.mjs";

const SITTING = "Sitting for two hours";
const REACHING = "Reaching to a high shelf";
const TRIAL = "#/plan/tunwattanapong-2016";
/** The last day, a Monday: six weeks are over. */
const LAST = 41;
const TRIAL_BEGINS = 7;
const TRIAL_ENDS = TRIAL_BEGINS + 4 * 7 - 1;

const plain = (value) => String(Math.round(value * 10) / 10);

/** What a change in what is hard should say. */
function moved(from, to, noise) {
  const how = to - from >= noise ? `It goes better; chance explains less than ${noise}.` : `Less than ${noise} apart can be chance.`;
  return `From ${plain(from)} to ${plain(to)}. ${how}`;
}

/** What a change of pain within a point should say. */
function unclear({ from, to }) {
  expect(Math.abs(from - to)).toBeLessThan(1);
  return `From ${tenths(from)} to ${tenths(to)}: no clear change. A point up or down is noise.`;
}

test.use({ checked: false });

test("six weeks of a plan, a trial and a journal, and every number of them is right everywhere", async ({ app, page }) => {
  test.setTimeout(240_000);
  const diary = new Diary();
  const life = live({ app, page }, diary);
  const { go, home, say, practise, tick, openLine, saveLine, correct, remove, calendar, save, plateau, due } = life;
  const card = (name) => app.screen.locator("section.card").filter({ has: page.getByRole("heading", { name, exact: true }) });

  /** The answers to what is hard: those of the first day name the things. */
  const hard = async (sitting, reaching) => {
    await (diary.today > 0 ? due.click() : go("#/function"));
    await expect(app.title).toHaveText("What you can do");
    const things = [SITTING, REACHING];
    for (const [at, id] of ["sit_two_hours", "reach_overhead"].entries()) {
      if (diary.today === 0) {
        await app.press(things[at]);
        await expect(card(things[at])).toBeVisible();
        diary.entry("function", { name: id });
      }
    }
    for (const [at, value] of [sitting, reaching].entries()) {
      await card(things[at])
        .getByRole("button", { name: `${value} of 10`, exact: true })
        .click();
      const of = diary.entries.filter(({ kind }) => kind === "function")[at];
      diary.entry("answer", { of, value });
      const all = diary.entries.filter((it) => it.kind === "answer" && it.of === of);
      if (all.length > 1) {
        await expect(card(things[at])).toContainText(moved(all[0].value, value, 3));
      }
    }
    const answers = diary.entries.filter(({ kind }) => kind === "answer").map(({ value }) => value);
    if (answers.length > 2) {
      await expect(app.screen).toContainText(`The mean of them: ${moved(mean(answers.slice(0, 2)), mean(answers.slice(-2)), 2)}`);
    }
  };

  const trial = async () => {
    await go(TRIAL);
    await expect(app.title).toHaveText("Four weeks of stretching");
    const until = Math.min(diary.today, TRIAL_ENDS);
    const [days, week] = [until - TRIAL_BEGINS + 1, Math.floor((until - TRIAL_BEGINS) / 7) + 1];
    const asked = 2 * (5 * Math.floor(days / 7) + Math.min(days % 7, 5));
    const times = diary.standing(TRIAL_BEGINS, until).filter(({ routine }) => routine === "neck-stretches").length;
    const over = diary.today > TRIAL_ENDS;
    await expect(app.screen).toContainText(
      over
        ? `From ${shown(TRIAL_BEGINS)} to ${shown(TRIAL_ENDS)}: it ended in week 4 of 4.`
        : `Week ${week} of 4, since ${shown(TRIAL_BEGINS)}.`,
    );
    await expect(app.screen).toContainText(`Done ${times} ${times === 1 ? "time" : "times"}; ${asked} were asked for so far.`);
    const change = diary.change(TRIAL_BEGINS, until);
    if (change) {
      await expect(app.screen).toContainText(unclear(change));
      await expect(app.screen).toContainText(
        `From ${tenths(change.from)}, anything between ${tenths(change.from - 2)} and ${tenths(change.from + 2)} is day-to-day noise`,
      );
    } else {
      await expect(app.screen).toContainText("three days with a number");
    }
    await expect(app.button(over ? "Begin again today" : "End it")).toBeVisible();
  };

  const progress = async () => {
    await go("#/progress");
    const days = diary.days();
    const week = diary.standing(diary.monday());
    const on = new Set(week.map(({ day }) => day)).size;
    const time = (all) => timeOf(all.reduce((sum, it) => sum + diary.time(it), 0));
    await expect(app.screen).toContainText(`${days.length} days since ${shown(days[0])}, ${time(diary.standing())}`);
    await expect(app.screen).toContainText(
      on === 0 ? "This week: no practice yet" : `This week: ${on} ${on === 1 ? "day" : "days"}, ${time(week)}`,
    );
    await expect(app.screen).toContainText(`Week ${(diary.monday() - diary.monday(days[0])) / 7 + 1}`);
    await expect(app.screen.getByRole("img", { name: `${((days.length - 1) % 12) + 1} days of 12` })).toBeVisible();
    const first = Math.min(...diary.pains.filter(({ deleted }) => !deleted).map(({ day }) => day));
    const change = diary.change(first + 6, diary.today);
    if (change) {
      await expect(app.screen).toContainText(unclear(change));
    }
  };

  /** What happens on a day, after Today was looked at. */
  /** @type {Record<number, () => Promise<any>>} */
  const story = {
    0: async () => {
      await hard(4, 5);
      const session = await practise("office-reset");
      await say(5, "after");
      await app.press("Just right");
      session.felt = { effort: "right", pain_change: 5 - soreOn(0) };
    },
    1: async () => {
      await app.press("Not worse");
      diary.sessions[0].felt.worse_next_morning = false;
      await home();
      await tick("Gentle stretch", "after-work");
    },
    2: () => practise("office-reset"),
    3: async () => {
      await tick("Gentle stretch", "after-work");
      await tick("Gentle stretch", "after-work", false);
    },
    4: () => practise("office-reset"),
    7: async () => {
      await hard(5, 5);
      await go(TRIAL);
      await app.press("Begin today");
      diary.entry("trial", { name: "tunwattanapong-2016", value: 1 });
      await practise("neck-stretches");
      await trial();
    },
    9: () => practise("neck-stretches"),
    10: async () => {
      await correct(diary.sessions[1], "minutes", "Minutes, guided", 10);
      await app.screen.getByLabel("What set it off").fill("A long drive");
      diary.note(diary.sessions[1], "trigger", "A long drive");
      await saveLine();
      await correct(
        diary.pains.find(({ day }) => day === 4),
        "value",
        "How sore, 0 to 10",
        5,
      );
      await saveLine();
      await progress();
    },
    11: async () => {
      await practise("office-reset");
      await go("#/journal/elsewhere");
      await app.screen.getByLabel("Minutes, if you know").fill("30");
      await saveLine();
      diary.entry("elsewhere", { name: "walk", value: 30 });
      await progress();
    },
    // All of a day goes, and what is told of it.
    13: async () => {
      await trial();
      await remove(diary.sessions.find(({ day }) => day === 9));
      await remove(diary.pains.find(({ day }) => day === 9));
      await progress();
      await trial();
    },
    14: async () => {
      await hard(6, 5);
      await go("#/plan");
      await page.getByText("Move a day").click();
      await page.getByRole("combobox", { name: /^From/ }).selectOption("Tuesday");
      await page.getByRole("combobox", { name: /^To/ }).selectOption("Wednesday");
      await app.press("This week only");
      diary.entry("moved", { name: "week", text: "tue>wed" });
      await calendar();
      await home();
      await tick("Gentle stretch", "after-work");
    },
    15: async () => {
      await practise("no-equipment", "warm-up");
      await home();
    },
    16: async () => {
      await app.press("Not worse");
      diary.sessions.at(-1).felt = { worse_next_morning: false };
      await home();
    },
    17: () => practise("neck-stretches"),
    18: async () => {
      await remove(
        diary.sessions.find(({ day }) => day === 9),
        false,
      );
      await remove(
        diary.pains.find(({ day }) => day === 9),
        false,
      );
      await progress();
    },
    19: () => practise("office-reset"),
    20: async () => {
      await remove(diary.sessions[2]);
      await remove(diary.pains.find(({ day }) => day === 12));
      await trial();
    },
    21: async () => {
      await hard(6, 6);
      await practise("neck-stretches");
    },
    23: () => practise("office-reset"),
    24: async () => {
      await openLine(diary.sessions.find(({ day }) => day === 21));
      await app.screen.getByRole("textbox", { name: "Note" }).fill("It was free, for once");
      diary.note(
        diary.sessions.find(({ day }) => day === 21),
        undefined,
        "It was free, for once",
      );
      await saveLine();
    },
    25: async () => {
      await plateau.getByRole("button", { name: "Not now" }).click();
      diary.entry("plan", { name: "later", text: "plateau" });
      await home();
      await practise("office-reset");
    },
    28: async () => {
      await hard(7, 6);
      await practise("neck-stretches");
    },
    30: async () => {
      await practise("office-reset");
      await home();
      await tick("Chair reset", "desk", false);
    },
    32: () => practise("neck-stretches"),
    34: trial,
    35: async () => {
      await hard(7, 8);
      await practise("office-reset");
      await trial();
    },
    // What was done today is deleted, and no longer ticks.
    37: async () => {
      const session = await practise("neck-stretches");
      await remove(session);
      await home();
      await remove(session, false);
      await home();
    },
    39: () => practise("office-reset"),
  };
  const alone = [1, 5, 8, 10, 12, 16, 22, 26, 29, 33, 36, 40, LAST];

  /** The months and the course of pain, number by number. */
  const progressTables = async () => {
    const rows = async (heading) => {
      const part = app.screen.locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });
      await part.getByText("As a table").click();
      return (await part.getByRole("row").allInnerTexts()).slice(1);
    };
    const pained = diary.painDays().filter((day) => day > LAST - Math.max(28, LAST + 1));
    expect(await rows("Pain, seven-day mean")).toEqual(
      pained.reverse().map((day) => `${shown(day)}\t${tenths(diary.painOn(day))}\t${tenths(mean(diary.painsUpTo(day)))}`),
    );
    const months = [...new Set(diary.days().map((day) => dateOf(day).slice(0, 7)))];
    const month = (it) => {
      const all = diary.standing().filter(({ day }) => dateOf(day).startsWith(it));
      const says = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" }).format(Date.parse(`${it}-01`));
      const time = timeOf(all.reduce((sum, it) => sum + diary.time(it), 0));
      return [says, new Set(all.map(({ day }) => day)).size, all.length, time].join("\t");
    };
    expect(await rows("The year")).toEqual(months.reverse().map(month));
    await app.screen.getByText("Exercise by exercise").click();
    for (const { exercise: slug, side, time, reps } of diary.sums()) {
      const says = reps > 0 ? `${timeOf(time)}, ${reps} reps` : timeOf(time);
      const row = app.screen.locator("details li").filter({ hasText: exercise(slug).name });
      await expect(row, `${slug} ${side}`).toContainText(side === "both" ? says : `${side === "left" ? "Left" : "Right"}: ${says}`);
    }
    await app.screen.getByText("Milestones").click();
    await expect(app.screen).toContainText(`First session: ${shown(0)}`);
    await expect(app.screen).toContainText(`10 sessions: ${shown(diary.standing()[9].day)}`);
    await expect(app.screen).toContainText(`${SITTING}: ${moved(4, 7, 3)}`);
  };

  /** What a clinician is shown. */
  const report = async () => {
    await go("#/report");
    const days = diary.days();
    const time = timeOf(diary.standing().reduce((sum, it) => sum + diary.time(it), 0));
    await expect(app.screen).toContainText(`${days.length} days of practice since ${shown(days[0])}, ${time} in all.`);
    await expect(app.screen).toContainText(`The numbers for pain are those from ${shown(0)} to ${shown(LAST)}`);
    for (const [at, name] of [SITTING, REACHING].entries()) {
      const answers = diary.entries.filter(({ kind, of }) => kind === "answer" && of.name === ["sit_two_hours", "reach_overhead"][at]);
      const [first, last] = [answers[0], answers.at(-1)];
      await expect(app.screen.getByRole("listitem").filter({ hasText: name })).toHaveText(
        `${name}: ${first.value} of 10 on ${shown(first.day)}. ${last.value} of 10 on ${shown(last.day)}.`,
      );
    }
    // A day that was deleted was practised and answered for all the same.
    const said = diary.sessions.slice(1).map(({ day }) => dateOf(day));
    await expect(app.screen).toContainText(`${said[0]}: same as last time; the same ${said.length - 1} more times until ${said.at(-1)}`);
  };

  /** All that is taken along. */
  const files = async () => {
    const { kept: json, version } = JSON.parse(await save("Everything, as JSON"));
    expect(version).toBe(3);
    expect(json.records.map(({ id, day, routine, outcome, done }) => ({ id, day, routine, outcome, done }))).toEqual(
      diary.sessions.map(({ id, day, routine, outcome, done }) => ({ id, day: dateOf(day), routine, outcome, done })),
    );
    expect(json.pains.map(({ id, day, value, when }) => ({ id, day, value, when }))).toEqual(
      diary.pains.map(({ id, day, value, when }) => ({ id, day: dateOf(day), value, when })),
    );
    expect(json.entries.map(({ utc: _, offset: __, ...it }) => it)).toEqual(diary.written());
    const felt = diary.sessions.filter((it) => it.felt);
    expect(
      json.feedback.map(({ session, effort, pain_change, worse_next_morning }) => ({ session, effort, pain_change, worse_next_morning })),
    ).toEqual(felt.map(({ id, felt }) => ({ session: id, effort: null, pain_change: null, worse_next_morning: null, ...felt })));
    // The check was answered once, and each day of practice after it said that it is the same.
    expect(json.checks.map(({ day, level }) => [day, level])).toEqual([[BEGIN_DAY, "ready"]]);
    expect(json.words.map(({ day, says }) => [day, says])).toEqual(diary.sessions.slice(1).map(({ day }) => [dateOf(day), "same"]));

    const table = async (press) => parse(await save(press), { bom: true, columns: true });
    const log = await table("Sessions, as CSV");
    expect(log.map(({ time: _, ...row }) => row)).toEqual(diary.log());
    const sore = await table("Pain, as CSV");
    expect(sore.map(({ time: _, ...row }) => row)).toEqual(diary.sore());
    const added = await table("Notes and what else you added, as CSV");
    const text = (it) =>
      Object.fromEntries(["day", "id", "kind", "of", "name", "value", "text"].map((key) => [key, String(it[key] ?? "")]));
    expect(added.map(({ time: _, ...row }) => row)).toEqual(diary.written().map(text));

    const bundle = JSON.parse(await save("For a clinic, as FHIR"));
    expect(faultsOfBundle(bundle)).toEqual([]);
    const all = bundle.entry.map(({ resource }) => resource);
    const told = ({ id, status, valueQuantity, note }) => [id, status, valueQuantity?.value, note?.map((it) => it.text)];
    expect(
      all
        .filter(({ resourceType }) => resourceType === "Observation")
        .map(told)
        .sort(),
    ).toEqual(diary.resources().sort());
    expect(all.filter(({ resourceType }) => resourceType === "Patient")).toHaveLength(1);
  };

  await app.holdClock();
  await app.open("#/plan");
  await page.getByRole("radio", { name: "Ten minutes a day" }).check();
  await expect(page.getByRole("heading", { name: "What is in it" })).toBeVisible();
  diary.entry("plan", { name: "size", text: "middle" });
  const clock = () => page.evaluate(() => Date.now());
  const begun = await clock();
  let plateaus = 0;
  for (;;) {
    await home();
    plateaus += await plateau.count();
    await story[diary.today]?.();
    if (alone.includes(diary.today)) {
      await go("#/progress");
      await say(soreOn(diary.today), "alone");
    }
    if (diary.today === LAST) {
      break;
    }
    // The clock went on by what the day's session took: the next day begins when this one did.
    diary.today += 1;
    await app.leap((begun + momentOf(dateOf(diary.today), 11, TIME_ZONE) - BEGIN - (await clock())) / 1000);
  }
  expect(plateaus, "days on which something else is offered").toBeGreaterThan(0);

  await progress();
  await progressTables();
  await report();
  await trial();
  await calendar();
  await life.name();
  await go("#/settings/data");
  await files();
});
