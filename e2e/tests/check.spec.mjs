// The safety check, clicked through. Each story is written from a row of the safety facts, section 1.1, and ends where
// its source says.

import { expectNoViolations } from '../support/axe.mjs';
import { glance, questions, RULES } from '../support/check.mjs';
import * as saved from '../support/record.mjs';
import { expect, test } from '../support/story.mjs';
import { Unhunch } from '../support/unhunch.mjs';

const TITLES = {
  emergency: 'Get help now',
  urgent: 'See or call a doctor today',
  soon: 'See somebody in the next days',
  gentle: 'Go on, with some changes',
  ready: 'Nothing you ticked is on our stop-list',
};
const PAGES = ['emergency', 'urgent', 'soon', 'adapt'];

const STORIES = [
  // Emergency.
  ['pain in the chest since this morning', { yes: ['chest_pain'] }, 'emergency'],
  ['a sudden tearing pain, perhaps', { unsure: ['sudden_severe_tearing'] }, 'emergency'],
  ['a sharp pain on breathing, after a long flight', { yes: ['pain_on_deep_breath', 'clot_risk'] }, 'emergency'],
  ['cancer once, and a weak arm now', { yes: ['cancer_history', 'arm_weakness'] }, 'emergency'],
  ['tingling in the arm after a small fall', { yes: ['minor_trauma_new_pain', 'arm_tingling'], age: 40 }, 'emergency'],
  // Urgent.
  ['shivers and night sweats', { yes: ['fever_chills'] }, 'urgent'],
  ['hands that fumble with buttons', { yes: ['hand_clumsy_gait'] }, 'urgent'],
  ['a new headache and a sore jaw at 63', { yes: ['gca_signs'], age: 63 }, 'urgent'],
  ['a sneeze, deep pain, and fragile bones', { yes: ['minor_trauma_new_pain', 'fragile_bones'], age: 50 }, 'urgent'],
  ['a bad back at night, and lost weight', { yes: ['night_rest_pain', 'weight_loss'] }, 'urgent'],
  // Soon.
  ['tingling that keeps coming back', { yes: ['arm_tingling'] }, 'soon'],
  ['stiff each morning for months, since the thirties', { yes: ['inflammatory_pattern'] }, 'soon'],
  ['seven weeks and no better', { yes: ['not_improving_6wk'] }, 'soon'],
  ['rheumatoid arthritis', { unsure: ['neck_instability_risk'] }, 'soon'],
  ['fragile bones alone', { yes: ['fragile_bones'] }, 'soon'],
  // Gentle.
  ['a sharp breath after a strained rib', { yes: ['pain_on_deep_breath'] }, 'gentle'],
  ['pregnant, and well', { yes: ['pregnancy'] }, 'gentle'],
  ['a small bump at 30', { yes: ['minor_trauma_new_pain'], age: 30 }, 'gentle'],
  ['blood thinners', { yes: ['blood_thinners'] }, 'gentle'],
  ['a headache with a tender scalp at 30', { yes: ['gca_signs'], age: 30 }, 'gentle'],
  // Ready.
  ['the usual ache of desk days', {}, 'ready'],
];

test.use({ checked: false });

/** Answers page by page, until an outcome is shown. */
async function answer(app, { yes = [], unsure = [], age }) {
  for (const page of PAGES) {
    const here = questions.filter((it) => it.page === page).map(({ id }) => id);
    await expect(app.screen.getByRole('checkbox')).toHaveCount(here.length);
    for (const id of here.filter((id) => yes.includes(id))) {
      await app.page.getByRole('checkbox', { name: glance(id), exact: true }).check();
    }
    for (const id of here.filter((id) => unsure.includes(id))) {
      await app.press(`Not sure: ${glance(id)}`);
    }
    const years = app.page.getByLabel('How old are you?');
    if (age !== undefined && (await years.isVisible())) {
      await years.fill(String(age));
      await years.blur();
    }
    const any = here.some((id) => yes.includes(id) || unsure.includes(id));
    await app.press(any ? 'Go on' : 'None of these');
    if (await app.screen.getByText(`Rules of ${RULES}`).isVisible()) {
      return;
    }
  }
}

async function checks(page) {
  const texts = await page.evaluate(() =>
    Object.entries(localStorage).filter(([key]) => key.startsWith('unhunch:check:')).map(([, text]) => text),
  );
  return texts.map((text) => saved.read(text).record);
}

for (const [name, answers, level] of STORIES) {
  test(`${level}: ${name}`, async ({ app, page }) => {
    await app.open('#/check');
    await answer(app, answers);
    await expect(app.title).toHaveText(TITLES[level]);
    const given = [...(answers.yes ?? []), ...(answers.unsure ?? [])];
    const because = app.screen.getByRole('listitem');
    for (const id of given) {
      await expect(because.filter({ hasText: glance(id) }).first(), 'because you said').toBeVisible();
    }
    await expect(app.screen).toContainText(`Rules of ${RULES}`);
    await expect(app.screen).toContainText('No clinician has reviewed them yet');
    const [check] = await checks(page);
    const inOrder = (ids = []) => questions.map(({ id }) => id).filter((id) => ids.includes(id));
    const { yes, unsure } = answers;
    expect(check).toMatchObject({ level, yes: inOrder(yes), unsure: inOrder(unsure), rules: RULES });
    expect(check.because.toSorted()).toEqual(level === 'ready' ? [] : given.toSorted());
    const calls = app.screen.getByRole('link', { name: /^Call / });
    await expect(calls).toHaveCount(level === 'emergency' ? 1 : 0);
    await expectNoViolations(page);
  });
}

test('the first Start leads through the check, and then starts', async ({ app, page }) => {
  await app.open();
  await app.start.click();
  await expect(app.title).toHaveText('Any of these, now or with this pain?');
  await expect(page.getByRole('progressbar', { name: 'Page 1 of 4' })).toBeVisible();
  for (const _ of PAGES) {
    await app.press('None of these');
  }
  await expect(app.title).toHaveText(TITLES.ready);
  await expect(app.screen).toContainText('This cannot rule out a serious cause');
  await app.start.click();
  await expect(app.countdown).toBeVisible();
  await page.goto('./#/');
  await expect(app.start).toBeVisible();
});

test('one goes back and changes an answer at any time', async ({ app, page }) => {
  await app.open('#/check');
  await app.press('None of these');
  const fever = page.getByRole('checkbox', { name: glance('fever_chills') });
  await fever.check();
  await app.press('Go on');
  await app.press('Back');
  await expect(fever).toBeChecked();
  await app.press(`Not sure: ${glance('fever_chills')}`);
  await expect(fever).not.toBeChecked();
  await app.press(`Not sure: ${glance('fever_chills')}`);
  for (const _ of PAGES.slice(1)) {
    await app.press('None of these');
  }
  await expect(app.title).toHaveText(TITLES.ready);
  await app.press('Do the check again');
  await expect(app.title).toHaveText('Any of these, now or with this pain?');
  // Left again on its first page, it is as it was.
  await app.press('Back');
  await expect(app.title).toHaveText(TITLES.ready);
});

test('the check is answered with the keyboard alone, and the heading is read on each page', async ({ app, page }) => {
  await app.open('#/check');
  for (const title of ['Any of these, now or with this pain?', 'Any of these lately?', 'And any of these?', 'Does one of these apply to you?']) {
    await expect(app.title).toHaveText(title);
    await app.button('None of these').focus();
    await page.keyboard.press('Enter');
    await expect(app.title).toBeFocused();
  }
  await expect(app.title).toHaveText(TITLES.ready);
});

test('an age that is none is refused in words, and the careful rule holds', async ({ app, page }) => {
  await app.open('#/check');
  await app.press('None of these');
  await page.getByRole('checkbox', { name: glance('gca_signs') }).check();
  const years = page.getByLabel('How old are you?');
  await years.fill('7');
  await years.blur();
  await expect(app.screen.getByRole('alert')).toHaveText('Years between 18 and 120, please.');
  await app.press('Go on');
  await app.press('None of these');
  await app.press('None of these');
  await expect(app.title).toHaveText(TITLES.urgent);
  expect((await checks(page))[0].age).toBeNull();
});

test.describe('in Britain', () => {
  test.use({ locale: 'en-GB' });

  test('the country is suggested, chosen by the person, and remembered', async ({ app, page }) => {
    await app.open('#/check');
    await answer(app, { yes: ['breathless'] });
    const call = app.screen.getByRole('link', { name: /^Call / });
    await expect(call).toHaveAttribute('href', 'tel:112');
    await expect(app.screen).toContainText('suggests United Kingdom');
    await app.press('Use it');
    await expect(call).toHaveText('Call 999');
    await expect(call).toHaveAttribute('href', 'tel:999');
    await page.getByLabel('Where are you?').selectOption('New Zealand');
    await expect(call).toHaveAttribute('href', 'tel:111');
    await page.reload();
    await expect(call).toHaveAttribute('href', 'tel:111');
    await expect(app.screen.locator('blockquote')).toHaveText(
      `I have pain in my upper back or neck, and this: ${glance('breathless')}. I need help now.`,
    );
  });
});

test('what is left out is replaced, visibly, wherever it would be', async ({ app, page }) => {
  await app.open('#/check');
  await answer(app, { yes: ['dizzy_balance'] });
  await expect(app.title).toHaveText(TITLES.soon);
  await app.press('A professional has seen me, and says that I may exercise');
  await expect(app.screen).toContainText('you said that a professional has seen you');

  await page.goto('./#/routine/gentle-stretch');
  const changed = app.screen.locator('.swaps');
  await expect(changed).toContainText('instead of');
  await expect(changed).toContainText(glance('dizzy_balance'));
  const names = await changed.getByRole('listitem').allInnerTexts();
  const steps = await app.screen.locator('.steps h3').allInnerTexts();
  for (const line of names) {
    const [, to, from] = /^(.*) instead of (.*?), because/.exec(line);
    expect(steps).toContain(to);
    expect(steps).not.toContain(from);
  }
  await app.start.click();
  await expect(app.countdown).toBeVisible();
});

test('the head-turn test is for those with nothing above gentle', async ({ app, page }) => {
  await app.open('#/check');
  await answer(app, { yes: ['arm_tingling'] });
  await expect(app.screen.getByRole('heading', { name: 'The head-turn test' })).toHaveCount(0);
  await app.press('A professional has seen me, and says that I may exercise');
  await page.goto('./#/session/safety-check');
  await app.start.click();
  await expect(app.title).toHaveText(TITLES.soon);
  await expect(app.countdown).toHaveCount(0);

  await app.press('Do the check again');
  await page.getByRole('button', { name: 'None of these' }).or(app.button('Go on')).click();
  await app.press('None of these');
  await page.getByRole('checkbox', { name: glance('arm_tingling') }).uncheck();
  await app.press('None of these');
  await app.press('None of these');
  await expect(app.title).toHaveText(TITLES.ready);
  await expect(app.screen.getByRole('heading', { name: 'Stop at once if you notice' })).toBeVisible();
  await app.screen.getByRole('link', { name: 'See the test' }).click();
  await app.start.click();
  await expect(app.countdown).toBeVisible();
});

test('answers are erased for real, and that opens nothing', async ({ app, page }) => {
  await app.open('#/check');
  await answer(app, { yes: ['chest_pain'] });
  await app.press('Erase my answers');
  await app.press('Press again to erase them');
  await expect(app.title).toHaveText('Any of these, now or with this pain?');
  expect(await checks(page)).toEqual([]);
  // The form is there, and empty.
  await answer(app, { yes: ['arm_tingling'] });
  await expect(app.title).toHaveText(TITLES.soon);
  await app.press('Erase my answers');
  await app.press('Press again to erase them');
  await page.goto('./#/session/office-reset');
  await app.start.click();
  await expect(app.title).toHaveText('Any of these, now or with this pain?');
});

test('a page whose answers another tab has erased asks anew, and its buttons answer', async ({ app, page, context }) => {
  await app.open('#/check');
  await answer(app, { yes: ['fragile_bones'] });
  const other = new Unhunch(await context.newPage(), false);
  await other.open('#/check');
  await other.press('Erase my answers');
  await other.press('Press again to erase them');
  await expect(app.title).toHaveText('Any of these, now or with this pain?');
  // From the first line on, wherever the page stood.
  await page.bringToFront();
  await expect(app.title).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await answer(app, { unsure: ['arm_tingling'] });
  await expect(app.title).toHaveText(TITLES.soon);
  expect((await checks(page)).map(({ yes, unsure }) => [yes, unsure])).toEqual([[[], ['arm_tingling']]]);
});

test('the report for the clinician has every question with its answer, and a file', async ({ app, page }) => {
  await app.open('#/check');
  await answer(app, { yes: ['arm_tingling'], unsure: ['night_rest_pain'] });
  await app.screen.getByRole('link', { name: 'For the clinician: print or save' }).click();
  await expect(app.title).toHaveText('For the clinician');
  const rows = app.screen.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(questions.length + 1);
  await expect(rows.filter({ hasText: 'not sure' })).toHaveCount(1);
  const saving = page.waitForEvent('download');
  await app.press('Save as JSON');
  const file = await (await saving).createReadStream();
  const report = JSON.parse(Buffer.concat(await file.toArray()).toString());
  expect(report).toMatchObject({
    reviewed_by_a_clinician: false,
    checks: [{ level: 'soon', yes: ['arm_tingling'], unsure: ['night_rest_pain'] }],
    words: [],
    stopped: [],
  });
});

test('no page of the check has anything that axe finds', async ({ app, page }) => {
  await app.open('#/check');
  for (const _ of PAGES) {
    await app.screen.getByText('Why we ask, and who says so').click();
    await expectNoViolations(page);
    await app.press('None of these');
  }
  for (const address of ['#/report', '#/where', '#/care']) {
    await page.goto(`./${address}`);
    await expectNoViolations(page);
  }
});
