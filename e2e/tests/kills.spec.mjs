// A session that is killed again and again, at moments that a seed draws: little is lost, and nothing is counted twice.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answered } from "../support/check.mjs";
import * as envelope from "../support/envelope.mjs";
import { kill, open, saveToProfile } from "../support/killing.mjs";
import { plan } from "../support/plan.mjs";
import { chance, seedOf } from "../support/seeded.mjs";
import { expect, test } from "../support/story.mjs";

const [prepare] = plan("office-reset").segments;
const KILLS = 3;
/** Seconds: what may be lost is what came after the last draft. The rest is for a busy machine. */
const MOST_LOST = 10;
const SLACK = 4;

let profile;

test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), "unhunch-kills-"));
});

test.afterEach(async () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

test("killed again and again: at most ten seconds are lost each time, and nothing is there twice", async ({ baseURL }) => {
  test.setTimeout(KILLS * 60_000);
  const { whole } = chance(seedOf("kills", 20261129));
  await saveToProfile(profile, baseURL, answered(Date.now() - 60_000));
  const times = [];
  for (let turn = 0; turn < KILLS; turn++) {
    const { context, app, page } = await open(profile, baseURL);
    await app.begin("office-reset");
    const began = await page.evaluate(() => performance.now());
    // In real time, as the drafts are: the moment is what this is about.
    await sleep(whole(7_000, 22_000));
    const played = (await page.evaluate(() => performance.now())) - began;
    await kill(context);

    const next = await open(profile, baseURL);
    await next.app.open("#/");
    const offer = next.app.main.getByText("was cut off");
    const worked = played / 1000 - prepare.seconds;
    if (worked > MOST_LOST + SLACK) {
      await expect(offer, `after ${worked} s of work`).toBeVisible();
    }
    // A session that was killed in its preparation holds nothing to go on with.
    await offer.waitFor({ timeout: 3000 }).catch(() => {});
    if (await offer.count()) {
      await next.app.press("Count what I did");
      await expect(offer).toHaveCount(0);
    }
    const records = await next.app.records();
    const saved = records.map(({ text }) => envelope.read(text).record.done.reduce((sum, { time }) => sum + time / 1000, 0));
    const added = saved.slice(times.length);
    expect(saved.slice(0, times.length), "those before are as they were").toEqual(times);
    expect(added.length).toBeLessThanOrEqual(1);
    const time = added[0] ?? 0;
    expect(time, `of ${worked} s`).toBeGreaterThanOrEqual(worked - MOST_LOST - SLACK);
    expect(time, `of ${worked} s`).toBeLessThanOrEqual(worked + SLACK);
    times.push(...added);
    await next.context.close();
  }
  expect(times.length, "some of them had something to keep").toBeGreaterThan(0);
});
