// A browser that is killed: local storage reaches the disk late, and what was just done is kept all the same.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { answered, keep } from '../support/check.mjs';
import { launchOptions } from '../support/chromium.mjs';
import { plan } from '../support/plan.mjs';
import * as saved from '../support/record.mjs';
import { expect, test } from '../support/story.mjs';
import { BEGIN, Unhunch } from '../support/unhunch.mjs';

const office = plan('office-reset');
const [prepare] = office.segments;
/** Much less than the five seconds after which local storage is on the disk: the time of the issue. */
const SOON = 300;

let profile;

test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'unhunch-killed-'));
});

test.afterEach(async () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

async function open(baseURL, before = answered(Date.now())) {
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL });
  const page = context.pages()[0] ?? (await context.newPage());
  await keep(page, before);
  return { context, page, app: new Unhunch(page) };
}

/** No farewell: the process and all its children end at once. */
async function kill(context) {
  const session = await context.browser().newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const ended = new Promise((resolve) => context.once('close', resolve));
  for (const { id } of processInfo) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // Gone with its parent.
    }
  }
  await ended;
}

test('a session that was finished just before is there', async ({ baseURL }) => {
  // A check of the real day would lie in the future of the held clock.
  const first = await open(baseURL, answered(BEGIN));
  await first.app.holdClock();
  await first.app.begin('office-reset');
  await first.app.pass(office.seconds + 1);
  await expect(first.app.title).toHaveText('Done');
  await sleep(SOON);
  await kill(first.context);

  const second = await open(baseURL);
  await second.page.goto('./#/progress');
  await expect.poll(async () => (await second.app.records()).length).toBe(1);
  const [{ text }] = await second.app.records();
  expect(saved.read(text).record).toMatchObject({ routine: 'office-reset', outcome: 'finished' });
  await second.context.close();
});

test('a session that ended by itself leaves no draft, wherever its last draft fell', async ({ baseURL }) => {
  const { context, app, page } = await open(baseURL, answered(BEGIN));
  await app.holdClock();
  await app.begin('office-reset');
  // A pause is kept at once, so that the end comes less than ten seconds after a draft.
  await app.pass(3);
  await app.press('Pause');
  await app.press('Resume');
  await app.pass(office.seconds);
  await expect(app.title).toHaveText('Done');
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('unhunch:draft:')));
  await expect.poll(drafts).toEqual([]);
  await context.close();
});

test('an emergency that was answered just before stays one', async ({ baseURL }) => {
  const check = answered(Date.now());
  const first = await open(baseURL, check);
  await first.page.goto('./#/check');
  await first.app.press('Do the check again');
  await first.page.getByRole('checkbox').first().check();
  await first.app.press('Go on');
  await expect(first.app.main).toContainText('Get help now');
  await sleep(SOON);
  await kill(first.context);

  const second = await open(baseURL, check);
  await second.page.goto('./#/routine/office-reset');
  const gate = () => second.page.evaluate(() => localStorage.getItem('unhunch:gate'));
  await expect.poll(gate).toBe('emergency');
  await second.context.close();
});

for (const [way, expected] of [['Go on', 'waits'], ['Keep what was done', 'kept'], ['Throw it away', 'gone']]) {
  test(`a session that was cut off is offered: ${way}`, async ({ baseURL }) => {
    // Twenty seconds of it in real time.
    test.setTimeout(90_000);
    const first = await open(baseURL);
    await first.app.begin('office-reset');
    // In real time: far enough into the first hold for a draft of it to be written, every ten seconds from Start.
    await expect(first.app.countdown).toHaveText(/^1[0-4]$/, { timeout: 60_000 });
    await sleep(SOON);
    await kill(first.context);

    const second = await open(baseURL);
    await second.page.goto('./');
    await expect(second.app.main).toContainText(/Office reset was cut off after \d+ s of work\./);
    await second.app.press(way);
    if (expected === 'waits') {
      await expect(second.app.button('Pause')).toBeVisible();
      const left = Number(await second.app.countdown.innerText());
      expect(left).toBeGreaterThan(9);
      expect(left).toBeLessThanOrEqual(25);
    } else {
      await expect(second.app.main).not.toContainText('was cut off');
      const records = await second.app.records();
      expect(records).toHaveLength(expected === 'kept' ? 1 : 0);
      if (expected === 'kept') {
        const { record } = saved.read(records[0].text);
        expect(record.outcome).toBe('ended');
        const [hold] = record.done;
        expect(hold.time).toBeGreaterThan(5000);
        expect(hold.time).toBeLessThanOrEqual((office.segments[1].seconds - 9) * 1000);
        expect(prepare.kind).toBe('prepare');
      }
    }
    await second.context.close();
  });
}

for (const way of ['Say what it is like', 'Keep what was done']) {
  test(`a hurt that nobody has answered yet is not lost: ${way}`, async ({ baseURL }) => {
    test.setTimeout(90_000);
    // The same answers both times: a check that came after the hurt would have answered for it.
    const check = answered(Date.now());
    const first = await open(baseURL, check);
    await first.app.begin('office-reset');
    await expect(first.app.countdown).toHaveText(/^2\d$/, { timeout: 60_000 });
    await first.app.press('This hurts');
    await expect(first.app.title).toHaveText('Stopped. What is it like?');
    await sleep(SOON);
    await kill(first.context);

    const second = await open(baseURL, check);
    await second.page.goto('./');
    await expect(second.app.main).toContainText(/Office reset was cut off after \d+ s of work, before you said what hurt\./);
    await expect(second.app.button('Throw it away')).toHaveCount(0);
    await second.app.press(way);
    if (way === 'Say what it is like') {
      await expect(second.app.title).toHaveText('Stopped. What is it like?');
      await second.page.keyboard.press('Space');
      await expect(second.app.title).toHaveText('Stopped. What is it like?');
      await second.app.press('Nothing, I pressed it by mistake');
      await expect(second.app.button('Pause')).toBeVisible();
    } else {
      await expect(second.app.main).not.toContainText('was cut off');
      const [{ text }] = await second.app.records();
      expect(saved.read(text).record.outcome).toBe('hurt');
      await second.page.goto('./#/routine/office-reset');
      await second.app.start.click();
      await expect(second.app.title).toHaveText('Any of these, now or with this pain?');
    }
    await second.context.close();
  });
}
