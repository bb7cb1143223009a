// "This hurts" stops at once, and says what to do now.

import { heard, overhear, tonesAhead } from '../support/devices.mjs';
import { Ledger } from '../support/ledger.mjs';
import { plan } from '../support/plan.mjs';
import * as saved from '../support/record.mjs';
import { expect, test } from '../support/story.mjs';

test('this hurts stops at once, says when to seek care, and is remembered', async ({ app, page }) => {
  await overhear(page);
  await app.holdClock();
  await app.begin('office-reset');
  const ledger = new Ledger(plan('office-reset'));
  await app.pass(5 + 7.25);
  ledger.pass(5 + 7.25);
  expect((await tonesAhead(page)).length).toBeGreaterThan(0);
  await app.press('This hurts');

  await expect(app.title).toHaveText('You stopped, and that was right');
  await expect(app.screen).toContainText('Let go of the position slowly');
  await expect(app.screen).toContainText('Do not go on with this exercise today');
  await expect(app.countdown).toHaveCount(0);
  await expect(app.button('Again')).toHaveCount(0);

  const parts = app.screen.getByRole('heading', { level: 2 });
  await expect(parts).toHaveText([
    'Call your local emergency number now',
    'Ask a doctor or a medical advice line today',
    'See somebody in the next days',
    'What you did',
  ]);
  await expect(parts.first()).toBeInViewport();
  await expect(app.screen).toContainText('112');

  const [{ text }] = await app.records();
  const { outcome, done } = saved.read(text).record;
  expect(outcome).toBe('hurt');
  expect(done).toEqual(ledger.done);
  expect(done.map(({ time }) => time)).toEqual([7250, 0, 0]);

  // Nothing more is said or played, however long the page stays open.
  const before = await heard(page);
  expect(before.at(-1).what).toBe('hush');
  expect(await tonesAhead(page)).toEqual([]);
  await app.pass(120);
  expect(await heard(page)).toEqual(before);
  expect(await app.records()).toHaveLength(1);

  await app.screen.getByRole('link', { name: 'Home', exact: true }).click();
  await expect(app.start).toBeVisible();
});

test('this hurts is there while the session waits, too', async ({ app }) => {
  await app.holdClock();
  await app.begin('office-reset');
  await app.press('Pause');
  await app.press('This hurts');
  await expect(app.title).toHaveText('You stopped, and that was right');
  const [{ text }] = await app.records();
  expect(saved.read(text).record).toMatchObject({ outcome: 'hurt', done: new Ledger(plan('office-reset')).done });
});
