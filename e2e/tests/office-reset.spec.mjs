// The ninety seconds that everything else is built around, from Start to the record that is left.

import * as envelope from "../support/envelope.mjs";
import { Ledger } from "../support/ledger.mjs";
import { alternative, exercise, plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";
import { UTC_OFFSET } from "../support/time.mjs";
import { digits } from "../support/unhunch.mjs";

const office = plan("office-reset");
const name = (segment) => exercise(segment.exercise).name;

/** Lets the session and the second computation go on together, and compares them. */
class Both {
  constructor(app) {
    this.app = app;
    this.ledger = new Ledger(office);
  }

  async pass(seconds) {
    await this.app.pass(seconds);
    this.ledger.pass(seconds);
    await this.agree();
  }

  async press(button) {
    await this.app.press(button);
    this.ledger[button.toLowerCase()]?.();
    await this.agree();
  }

  async agree() {
    const { app, ledger } = this;
    if (ledger.isOver) {
      await expect(app.title).toHaveText("Done");
      return;
    }
    const { segment, nextWork } = ledger;
    await expect(app.countdown).toHaveText(digits(ledger.secondsLeft));
    await expect(app.title).toHaveText(segment.kind === "prepare" ? `Get ready: ${name(segment)}` : name(segment));
    await expect(app.picture).toHaveAccessibleName(alternative(segment.exercise, segment.side));
    await expect(app.bar).toHaveAttribute("aria-valuemax", String(office.seconds));
    await expect(app.bar).toHaveAttribute("aria-valuenow", String(ledger.secondsBehind));
    if (segment.kind !== "prepare") {
      const next = nextWork ? `Next: ${name(nextWork)}` : "This is the last one.";
      await expect(app.screen.locator(".player-next")).toContainText(next);
      await expect(app.screen.getByText(exercise(segment.exercise).cue, { exact: true })).toBeVisible();
    }
  }
}

test("the whole routine, with a pause, a skip and a step back, leaves an honest record", async ({ app, page }) => {
  await app.holdClock();
  await app.open();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));

  await app.start.click();
  const both = new Both(app);
  await both.agree();
  await both.pass(0.001);
  await both.pass(4.998);
  await both.pass(0.001);
  await both.pass(10);

  await test.step("a pause", async () => {
    await both.press("Pause");
    await app.pass(42);
    await both.agree();
    await expect(app.notices).toHaveText("Paused");
    await both.press("Resume");
    await expect(app.notices).toHaveCount(0);
  });
  await both.pass(2.5);
  await both.press("Skip");
  await both.pass(5);
  await test.step("a rep and a bit, and once more from the start", async () => {
    await both.pass(11);
    await expect(app.screen.getByText(/rep 2 of 3/)).toBeVisible();
    await both.press("Back");
    await expect(app.screen.getByText(/rep 1 of 3/)).toBeVisible();
  });
  await test.step("two steps back, and forward again", async () => {
    await both.press("Back");
    await both.press("Back");
    await both.press("Skip");
    await both.press("Skip");
  });
  await both.pass(24);
  await both.pass(6);
  await both.pass(19.999);
  await both.pass(0.001);

  const { done } = both.ledger;
  await test.step("the end says what was done", async () => {
    const rows = office.segments
      .filter(({ kind }) => kind !== "prepare")
      .map((segment) => {
        const row = done.find((it) => it.exercise === segment.exercise);
        const of = segment.reps ? `${row.reps} of ${segment.reps}` : `${Math.floor(row.time / 1000)} s of ${segment.seconds} s`;
        return `${name(segment)} ${of}`;
      });
    await app.openDone();
    await expect(app.screen.getByRole("row")).toHaveText([/Exercise/, ...rows.map(loosely)]);
  });

  const now = await page.evaluate(() => Date.now());
  const records = await app.records();
  expect(records).toHaveLength(1);
  const { schema, checksum, json, record } = envelope.read(records[0].text);
  expect(schema).toBe(1);
  expect(checksum).toBe(envelope.crc32(json));
  expect(record).toEqual({
    id: expect.any(Number),
    utc: now,
    offset: UTC_OFFSET,
    day: new Date(now + UTC_OFFSET * 60_000).toISOString().slice(0, 10),
    routine: "office-reset",
    outcome: "finished",
    planned: office.seconds * 1000,
    done,
  });
  expect(Math.floor(record.id / 1000)).toBe(now);
  expect(records[0].key).toBe(`unhunch:record:${record.id}`);

  expect(requests, "a session asks the network for nothing").toEqual([]);
});

test("what was left out is not counted, and Again and Home lead on", async ({ app }) => {
  await app.holdClock();
  await app.open();
  await app.start.click();
  const both = new Both(app);
  // All of the first, none of the second, and the last one broken off while it waits.
  await both.pass(35);
  await both.press("Skip");
  await both.press("Skip");
  await both.pass(6 + 7);
  await both.press("Pause");
  await app.press("Skip");
  await expect(app.title).toHaveText("Done");
  await expect(app.screen.getByText("37 s of work. Day 1 of 12.")).toBeVisible();
  await app.openDone();
  await expect(app.screen.getByRole("row")).toHaveText([
    /Exercise/,
    loosely("Rhomboid stretch 30 s of 30 s"),
    loosely("Shoulder activation left out"),
    loosely("Seated forward fold 7 s of 20 s"),
  ]);
  await expect(app.screen.getByText("37 s of work was guided, out of 1 min 14 s.")).toBeVisible();
  expect(await outcomes(app)).toEqual([["finished", both.ledger.done]]);

  const again = new Both(app);
  await app.press("Again");
  await again.agree();
  await again.pass(5 + 3);
  await app.pressMore("End here");
  await expect(app.title).toHaveText("Ended early");
  expect(await outcomes(app)).toEqual([
    ["finished", both.ledger.done],
    ["ended", again.ledger.done],
  ]);

  await app.screen.getByRole("link", { name: "Back to today", exact: true }).click();
  await expect(app.start).toBeVisible();
  await expect(app.notices).toHaveCount(0);
});

test("nothing done is said to be nothing", async ({ app }) => {
  await app.holdClock();
  await app.begin("office-reset");
  await app.pass(4);
  await app.pressMore("End here");
  await expect(app.screen.getByText("Nothing was counted")).toBeVisible();
  await expect(app.screen.getByRole("table")).toHaveCount(0);
  const [[outcome, done]] = await outcomes(app);
  expect(outcome).toBe("ended");
  expect(done.map(({ time, reps, whole }) => [time, reps, whole])).toEqual([
    [0, 0, false],
    [0, 0, false],
    [0, 0, false],
  ]);
});

async function outcomes(app) {
  return (await app.records()).map(({ text }) => {
    const { record } = envelope.read(text);
    return [record.outcome, record.done];
  });
}

/** Text whose parts stand in cells of their own. */
function loosely(text) {
  return new RegExp(`^${text.replaceAll(" ", "\\s*")}$`);
}
