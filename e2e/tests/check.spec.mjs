// The safety check, clicked through. Each story is written from a row of the safety facts, section 1.1, and ends where
// its source says.

import { expectNoViolations } from "../support/axe.mjs";
import { answered, buttonsBehind, DOOR, DOORS, pagesOf, questions, questionText, RULES, tickNothing } from "../support/check.mjs";
import * as envelope from "../support/envelope.mjs";
import { aDay, backupKeys, saveBeforeLoading } from "../support/saved.mjs";
import { expect, test } from "../support/story.mjs";
import { Unhunch } from "../support/unhunch.mjs";

const TITLES = {
  emergency: "Get help now",
  urgent: "See or call a doctor today",
  soon: "See somebody in the next days",
  advice: "Go on gently, and have it looked at",
  gentle: "Go on, with some changes",
  ready: "Nothing you ticked is on our stop-list",
};

const STORIES = [
  // Emergency.
  ["pain in the chest since this morning", { door: "none", yes: ["chest_pain"] }, "emergency"],
  ["a sudden tearing pain, perhaps", { unsure: ["sudden_severe_tearing"] }, "emergency"],
  ["a sharp pain on breathing, after a long flight", { yes: ["pain_on_deep_breath", "clot_risk"] }, "emergency"],
  ["cancer once, and clumsy hands now", { door: "usual", yes: ["cancer_history", "hand_clumsy_gait"] }, "emergency"],
  ["tingling in the arm after a small fall", { yes: ["minor_trauma_new_pain", "arm_tingling"], age: 40 }, "emergency"],
  // Urgent.
  ["shivers and night sweats", { door: "usual", yes: ["fever_chills"] }, "urgent"],
  ["a swollen calf beside the usual ache", { door: "usual", yes: ["limb_swollen"] }, "urgent"],
  ["a new headache and a sore jaw at 63", { yes: ["gca_signs"], age: 63 }, "urgent"],
  ["a new pain, and fragile bones", { yes: ["fragile_bones"] }, "urgent"],
  // Soon, with a word.
  ["a blackout last spring", { door: "usual", yes: ["dizzy_balance"] }, "soon"],
  ["rheumatoid arthritis", { door: "none", unsure: ["neck_instability_risk"] }, "soon"],
  ["high pressure that nobody treats", { door: "usual", yes: ["uncontrolled_bp"] }, "soon"],
  // Soon, which advises.
  ["tingling that keeps coming back", { door: "usual", yes: ["arm_tingling"] }, "advice"],
  ["stiff each morning for months, since the thirties", { yes: ["inflammatory_pattern"] }, "advice"],
  ["seven weeks and no better", { yes: ["not_improving_6wk"] }, "advice"],
  ["fragile bones and the usual ache", { door: "usual", yes: ["fragile_bones"] }, "advice"],
  // Gentle.
  ["a sharp breath after a strained rib", { yes: ["pain_on_deep_breath"] }, "gentle"],
  ["pregnant, and well", { door: "none", yes: ["pregnancy"] }, "gentle"],
  ["a cold these days", { yes: ["recent_cold"] }, "gentle"],
  ["blood thinners", { door: "usual", yes: ["blood_thinners"] }, "gentle"],
  // Ready.
  ["the usual ache of desk days", { door: "usual" }, "ready"],
  ["cancer long ago, and the usual ache", { door: "usual", yes: ["cancer_history"] }, "ready"],
  ["a headache with a tender scalp at 30", { yes: ["gca_signs"], age: 30 }, "ready"],
];

test.use({ checked: false });

/** The button at the foot of a page with so many ticks. */
const foot = (ticks) => (ticks === 0 ? "None of these" : `Go on with ${ticks} ticked`);

/** The box that is called by what stands on the screen. */
const box = (app, says) => app.page.getByRole("checkbox", { name: says, exact: true });

/** Answers page by page, until an outcome is shown. */
async function answer(app, { door = "new", yes = [], unsure = [], age }) {
  await app.press(DOORS[door]);
  for (const { rows, title } of pagesOf(door)) {
    await expect(app.title).toHaveText(title);
    await expect(app.screen.getByRole("checkbox")).toHaveCount(rows.length);
    const here = rows.map(({ id }) => id).filter((id) => yes.includes(id) || unsure.includes(id));
    for (const id of here) {
      await box(app, questionText(id)).check();
      const sure = app.page.getByRole("radiogroup", { name: questionText(id), exact: true });
      await sure.getByText(unsure.includes(id) ? "Not sure" : "Yes", { exact: true }).click();
    }
    const years = app.page.getByLabel("How old are you?");
    if (age !== undefined && (await years.isVisible())) {
      await years.fill(String(age));
      await years.blur();
    }
    await app.press(foot(here.length));
    if (await app.screen.getByText(`Rules of ${RULES}`).isVisible()) {
      return;
    }
  }
}

async function checks(page) {
  const texts = await page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith("unhunch:check:"))
      .map(([, text]) => text),
  );
  return texts.map((text) => envelope.read(text).record).toSorted((one, other) => one.id - other.id);
}

for (const [name, answers, ends] of STORIES) {
  test(`${ends}: ${name}`, async ({ app, page }) => {
    await app.open("#/check");
    await answer(app, answers);
    await expect(app.title).toHaveText(TITLES[ends]);
    const level = ends === "advice" ? "soon" : ends;
    const given = [...(answers.yes ?? []), ...(answers.unsure ?? [])];
    const because = app.screen.locator(".ticked > ul").getByRole("listitem");
    for (const id of level === "ready" ? [] : given) {
      await expect(because.filter({ hasText: questionText(id) }).first(), "because you ticked").toBeVisible();
    }
    await expect(app.screen).toContainText(`You came for: ${DOORS[answers.door ?? "new"]}.`);
    await expect(app.screen).toContainText(`Rules of ${RULES}`);
    await expect(app.screen).toContainText("No clinician has reviewed them yet");
    const [check] = await checks(page);
    const inOrder = (ids = []) => questions.map(({ id }) => id).filter((id) => ids.includes(id));
    const { door = "new", yes, unsure } = answers;
    expect(check).toMatchObject({ level, door, yes: inOrder(yes), unsure: inOrder(unsure), rules: RULES });
    expect(check.word).toBe(level === "soon" ? ends === "soon" : undefined);
    expect(check.because.toSorted()).toEqual(level === "ready" ? [] : given.toSorted());
    const calls = app.screen.getByRole("link", { name: /^Call / });
    // That of the suggested country, and 112.
    await expect(calls).toHaveCount(level === "emergency" ? 2 : 0);
    await expectNoViolations(page);
  });
}

test("the first Start leads through the check, and then starts", async ({ app, page }) => {
  await app.open();
  await app.start.click();
  await expect(app.title).toHaveText(DOOR);
  await app.press(DOORS.usual);
  await expect(page.getByRole("progressbar", { name: "Page 1 of 5" })).toBeVisible();
  await expect(app.screen).toContainText("About 1½ min.");
  for (const name of buttonsBehind("usual")) {
    await app.press(name);
  }
  await expect(app.title).toHaveText(TITLES.ready);
  await expect(app.screen).toContainText("This cannot rule out a serious cause");
  await app.start.click();
  await expect(app.countdown).toBeVisible();
  await page.goto("./#/");
  await expect(app.start).toBeVisible();
});

test("each page is whole on a small phone, with one foot", async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 664 });
  await app.open("#/check");
  await app.press(DOORS.new);
  for (const { title } of pagesOf("new")) {
    await expect(app.title).toHaveText(title);
    const last = await app.screen.getByRole("checkbox").last().locator("xpath=ancestor::li").boundingBox();
    const foot = await app.button("None of these").locator("xpath=..").boundingBox();
    expect(last.y + last.height, title).toBeLessThanOrEqual(foot.y);
    expect(foot.y + foot.height).toBeCloseTo(664, 0);
    await app.press("None of these");
  }
  await expect(app.title).toHaveText(TITLES.ready);
});

test("once the emergency pages are over, that is said, once", async ({ app }) => {
  await app.open("#/check");
  await app.press(DOORS.usual);
  const said = [];
  for (const { part } of pagesOf("usual")) {
    said.push([part, await app.screen.getByText("That was the most urgent part.").count()]);
    await app.press("None of these");
  }
  expect(said).toEqual([
    ["emergency", 0],
    ["emergency", 0],
    ["signs", 1],
    ["facts", 0],
    ["facts", 0],
  ]);
});

test("one goes back and changes an answer at any time", async ({ app, page }) => {
  await app.open("#/check");
  await app.press(DOORS.usual);
  await app.press("None of these");
  await app.press("None of these");
  const fever = box(app, questionText("fever_chills"));
  await fever.check();
  await app.press("Go on with 1 ticked");
  await app.press("Back");
  await expect(fever).toBeChecked();
  const sure = page.getByRole("radiogroup", { name: questionText("fever_chills") });
  await sure.getByText("Not sure").click();
  await expect(sure.getByRole("radio", { name: "Not sure" })).toBeChecked();
  await fever.uncheck();
  await expect(sure).toHaveCount(0);
  for (const name of ["None of these", "None of these", "None of these"]) {
    await app.press(name);
  }
  await expect(app.title).toHaveText(TITLES.ready);
  await app.press("Do the check again");
  await expect(app.title).toHaveText(DOOR);
  // Left again at the door, it is as it was.
  await app.press("Back");
  await expect(app.title).toHaveText(TITLES.ready);
});

test("the check is answered with the keyboard alone, and the heading is read on each page", async ({ app, page }) => {
  await app.open("#/check");
  await app.button(DOORS.usual).focus();
  await page.keyboard.press("Enter");
  for (const { title, rows } of pagesOf("usual")) {
    await expect(app.title).toHaveText(title);
    await expect(app.title).toBeFocused();
    // No more stops than the rows, and the foot.
    for (const { says } of rows) {
      await page.keyboard.press("Tab");
      await expect(box(app, says)).toBeFocused();
    }
    await page.keyboard.press("Tab");
    await expect(app.button("None of these")).toBeFocused();
    await page.keyboard.press("Enter");
  }
  await expect(app.title).toHaveText(TITLES.ready);
});

test("with the keyboard a row is ticked, and not sure is said", async ({ app, page }) => {
  await app.open("#/check");
  await app.press(DOORS.usual);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await app.press("Go on with 1 ticked");
  await expect(app.title).toHaveText(TITLES.emergency);
  expect(await checks(page)).toMatchObject([{ yes: [], unsure: ["chest_pain"] }]);
});

test.describe("what stays true", () => {
  test("is asked once, shown the next time, and renewed where it has changed", async ({ app, page }) => {
    await app.open("#/check");
    await answer(app, { door: "usual", yes: ["pregnancy"] });
    await expect(app.title).toHaveText(TITLES.gentle);
    await app.press("Do the check again");
    await app.press(DOORS.none);
    await app.press("None of these");
    await app.press("None of these");
    await expect(app.title).toHaveText("Still right?");
    await expect(app.screen.getByRole("listitem")).toHaveText([questionText("pregnancy")]);
    await expect(app.screen).toContainText("And not: fragile bones, neck and joints");
    await expectNoViolations(page);
    await app.press("Something changed");
    await expect(app.title).toHaveText("Do these apply to you?");
    await expect(box(app, questionText("pregnancy"))).toBeChecked();
    await page.getByLabel("In which week?").fill("21");
    await app.press("Go on with 1 ticked");
    await box(app, questionText("blood_thinners")).check();
    await app.press("Go on with 1 ticked");
    await expect(app.title).toHaveText(TITLES.gentle);
    expect((await checks(page)).at(-1)).toMatchObject({ yes: ["pregnancy", "blood_thinners"], week: 21 });
    await app.press("Do the check again");
    await app.press(DOORS.none);
    await app.press("None of these");
    await app.press("None of these");
    await app.press("Still right");
    expect((await checks(page)).at(-1)).toMatchObject({ yes: ["pregnancy", "blood_thinners"], week: 21 });
  });

  test("is changed in the settings, and then the check comes before the next session", async ({ app, page }) => {
    await app.open("#/check");
    await tickNothing(app);
    await page.goto("./#/settings/check");
    const row = box(app, questionText("uncontrolled_bp"));
    await expect(row).not.toBeChecked();
    await row.check();
    // The week of a pregnancy goes on by itself.
    await box(app, questionText("pregnancy")).check();
    await page.getByLabel("In which week?").fill("30");
    await page.getByLabel("In which week?").blur();
    await page.reload();
    await expect(page.getByLabel("In which week?")).toHaveValue("30");
    await expectNoViolations(page);
    await box(app, questionText("pregnancy")).uncheck();
    await page.goto("./#/routine/office-reset");
    await app.start.click();
    await expect(app.title).toHaveText(DOOR);
    await expect(app.screen).toContainText("what you said of yourself in the settings has changed");
    await tickNothing(app, { known: true });
    await expect(app.title).toHaveText(TITLES.soon);
    // Taken back again, it is asked again, whatever a professional has said about the answers of before.
    await app.press("A professional has seen me, and says that I may exercise");
    await page.goto("./#/settings/check");
    await expect(row).toBeChecked();
    await row.uncheck();
    await page.reload();
    await page.goto("./#/routine/office-reset");
    await app.start.click();
    await expect(app.title).toHaveText(DOOR);
    await expect(app.countdown).toHaveCount(0);
  });
});

test("what was ticked by mistake is taken back, on its page, and the lock holds until the check is over", async ({ app, page }) => {
  await app.open("#/check");
  await answer(app, { door: "usual", yes: ["breathless"] });
  await expect(app.title).toHaveText(TITLES.emergency);
  await app.press(`I ticked it by mistake: ${questionText("breathless")}`);
  await expect(app.title).toHaveText(pagesOf("usual")[0].title);
  await expect(box(app, questionText("breathless"))).not.toBeChecked();
  const other = new Unhunch(await page.context().newPage(), false);
  await other.open("#/routine/office-reset");
  await expect(other.main).toContainText("Sessions are locked");
  // The emergency came before the facts were asked: they are asked now.
  for (const name of buttonsBehind("usual")) {
    await app.press(name);
  }
  await expect(app.title).toHaveText(TITLES.ready);
});

test("a mistake of another day, or while the check is asked, begins at the door", async ({ app, page }) => {
  const DAY = 86_400_000;
  await saveBeforeLoading(page, answered(Date.now() - DAY, { level: "gentle", yes: ["blood_thinners"] }));
  await app.open("#/check");
  await app.press(DOORS.new);
  await app.press("Back");
  await app.press("Back");
  // One tap on a new day, and then the outcome of yesterday.
  await app.press(`Same as last time: ${DOORS.usual}`);
  await app.press(`I ticked it by mistake: ${questionText("blood_thinners")}`);
  await expect(app.title).toHaveText(DOOR);
});

test("what hurt leaves one door, also after a reload, and no way around it", async ({ app, page }) => {
  await saveBeforeLoading(page, { ...answered(Date.now() - 60_000), ...aDay() });
  await app.open("#/progress");
  await app.press("8 of 10");
  await page.goto("./#/routine/office-reset");
  await app.start.click();
  const first = pagesOf("new")[0].title;
  await expect(app.title).toHaveText(first);
  await page.reload();
  await page.goto("./#/check");
  await expect(app.title).toHaveText(first);
  // Back leaves the check, and opens nothing.
  await app.press("Back");
  await expect(app.button(DOORS.none)).toHaveCount(0);
  await page.goto("./#/routine/office-reset");
  await app.start.click();
  await expect(app.title).toHaveText(first);
  await expect(app.countdown).toHaveCount(0);
});

test("a fact that is told in the settings while the check is half answered is not lost", async ({ app, page }) => {
  await saveBeforeLoading(page, answered(Date.now() - 60_000));
  await app.open("#/check");
  await app.press("Do the check again");
  await app.press(DOORS.usual);
  await app.press("None of these");
  await page.goto("./#/settings/check");
  await box(app, questionText("blood_thinners")).check();
  await page.goto("./#/check");
  await expect(app.title).toHaveText(DOOR);
  const told = await page.evaluate(() => localStorage.getItem("unhunch:facts"));
  expect(envelope.read(told).record.yes).toEqual(["blood_thinners"]);
});

test("advice leaves a gentle set open, seated and standing, at the easiest levels", async ({ app, page }) => {
  await app.open("#/check");
  await answer(app, { door: "new", yes: ["not_improving_6wk"] });
  await expect(app.title).toHaveText(TITLES.advice);
  await expect(app.screen).toContainText("Only what is done seated or standing");
  await page.goto("./#/routine/gentle-stretch");
  const names = await app.screen.locator(".steps h3").allInnerTexts();
  for (const floor of ["Cat-cow", "Thread the needle", "Cobra", "Puppy pose", "Supported fish pose"]) {
    expect(names.join()).not.toContain(floor);
  }
  expect(names.length).toBeGreaterThan(0);
  await app.start.click();
  await expect(app.countdown).toBeVisible();
  // Once somebody has seen them, all of it is open.
  await page.goto("./#/check");
  await app.press("A professional has seen me, and says that I may exercise");
  await page.goto("./#/routine/gentle-stretch");
  await expect(app.screen.locator(".steps h3").filter({ hasText: "Cobra" })).toHaveCount(1);
});

test("an age that is none is refused in words, and the careful rule holds", async ({ app, page }) => {
  await app.open("#/check");
  await app.press(DOORS.new);
  const before = pagesOf("new").findIndex(({ rows }) => rows.some(({ id }) => id === "gca_signs"));
  for (let at = 0; at < before; at++) {
    await app.press("None of these");
  }
  await box(app, questionText("gca_signs")).check();
  const years = page.getByLabel("How old are you?");
  await years.fill("7");
  await years.blur();
  await expect(app.screen.getByRole("alert")).toHaveText("Years between 18 and 120, please.");
  await app.press("Go on with 1 ticked");
  for (const name of buttonsBehind("new").slice(before + 1)) {
    await app.press(name);
  }
  await expect(app.title).toHaveText(TITLES.urgent);
  expect((await checks(page))[0].age).toBeNull();
});

test.describe("in Britain", () => {
  test.use({ locale: "en-GB" });

  test("the country is suggested, chosen by the person, and remembered", async ({ app, page }) => {
    await app.open("#/check");
    await answer(app, { yes: ["breathless"] });
    const call = app.screen.getByRole("link", { name: /^Call / });
    await expect(call).toHaveText(["Call 999 United Kingdom", "Call 112 on most mobile phones"]);
    expect(await region(page)).toBe("");
    // To call is to choose. Both numbers stay: the call may not go through.
    await page.evaluate(() => addEventListener("click", (event) => event.preventDefault()));
    await call.first().click();
    expect(await region(page)).toBe("gb");
    await expect(call).toHaveCount(2);
    await page.reload();
    await expect(call).toHaveText("Call 999 United Kingdom");
    await expect(call).toHaveAttribute("href", "tel:999");
    await app.screen.getByText("Another country").click();
    await page.getByLabel("Where are you?").selectOption("New Zealand");
    await expect(call).toHaveAttribute("href", "tel:111");
    await page.reload();
    await expect(call).toHaveAttribute("href", "tel:111");
    await expect(app.screen.locator("blockquote")).toHaveText(
      "I have pain in my upper back or neck. I am newly short of breath, or cannot fill my lungs. I need help now.",
    );
  });
});

/** The country that is kept, or "". */
function region(page) {
  return page.evaluate(() => {
    const text = Object.entries(localStorage).find(([key]) => key.startsWith("unhunch:settings"))?.[1];
    return /"region":"(\w*)"/.exec(text ?? "")?.[1] ?? "";
  });
}

test("what is left out is replaced, visibly, wherever it would be", async ({ app, page }) => {
  await app.open("#/check");
  await answer(app, { yes: ["dizzy_balance"] });
  await expect(app.title).toHaveText(TITLES.soon);
  await app.press("A professional has seen me, and says that I may exercise");
  await expect(app.screen).toContainText("you said that a professional has seen you");

  await page.goto("./#/routine/gentle-stretch");
  const changed = app.screen.locator(".swaps");
  await expect(changed).toContainText("instead of");
  await expect(changed).toContainText(questionText("dizzy_balance"));
  const names = await changed.getByRole("listitem").allInnerTexts();
  const steps = await app.screen.locator(".steps h3").allInnerTexts();
  for (const line of names) {
    const [, to, from] = /^(.*) instead of (.*?), because/.exec(line);
    expect(steps).toContain(to);
    expect(steps).not.toContain(from);
  }
  await app.start.click();
  await expect(app.countdown).toBeVisible();
});

test("the head-turn test is for those with nothing above gentle", async ({ app, page }) => {
  await app.open("#/check");
  await answer(app, { yes: ["severe_pain"] });
  await expect(app.screen.getByRole("link", { name: /head-turn test/ })).toHaveCount(0);
  await app.press("A professional has seen me, and says that I may exercise");
  await page.goto("./#/session/safety-check");
  await app.start.click();
  await expect(app.title).toHaveText(TITLES.soon);
  await expect(app.countdown).toHaveCount(0);

  await app.press(`I ticked it by mistake: ${questionText("severe_pain")}`);
  const left = pagesOf("new").filter(({ part }) => part !== "facts");
  for (const _ of left.slice(left.findIndex(({ id }) => id === "behaves"))) {
    await app.press("None of these");
  }
  await app.press("Still right");
  await expect(app.title).toHaveText(TITLES.ready);
  await expect(app.screen.getByRole("heading", { name: "Stop at once if you notice" })).toBeVisible();
  await app.screen.getByRole("link", { name: /head-turn test/ }).click();
  await app.start.click();
  await expect(app.countdown).toBeVisible();
});

test("answers are erased for real, and that opens nothing", async ({ app, page }) => {
  await app.open("#/check");
  await answer(app, { yes: ["chest_pain"] });
  await app.press("Erase my answers");
  await app.press("Press again to erase them");
  await expect(app.title).toHaveText(DOOR);
  expect(await checks(page)).toEqual([]);
  // The form is there, and empty.
  await answer(app, { yes: ["arm_tingling"] });
  await expect(app.title).toHaveText(TITLES.advice);
  await app.press("Erase my answers");
  await app.press("Press again to erase them");
  await page.goto("./#/session/office-reset");
  await app.start.click();
  await expect(app.title).toHaveText(DOOR);
});

test("a page whose answers another tab has erased asks anew, and its buttons answer", async ({ app, page, context }) => {
  await app.open("#/check");
  await answer(app, { yes: ["fragile_bones"] });
  const other = new Unhunch(await context.newPage(), false);
  await other.open("#/check");
  await other.press("Erase my answers");
  await other.press("Press again to erase them");
  await expect(app.title).toHaveText(DOOR);
  // From the first line on, wherever the page stood.
  await page.bringToFront();
  await expect(app.title).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await answer(app, { unsure: ["arm_tingling"] });
  await expect(app.title).toHaveText(TITLES.advice);
  expect((await checks(page)).map(({ yes, unsure }) => [yes, unsure])).toEqual([[[], ["arm_tingling"]]]);
});

test("the report for the clinician has every question with its answer, and a file", async ({ app, page }) => {
  await app.open("#/check");
  await answer(app, { yes: ["arm_tingling"], unsure: ["night_rest_pain"] });
  await app.screen.getByRole("link", { name: "For the clinician: print or save" }).click();
  await expect(app.title).toHaveText("For the clinician");
  // What was given, what was not, and what was not asked behind this door.
  await expect(app.screen.locator(":is(.report-ticked, .report-no) > li")).toHaveCount(questions.length);
  const given = app.screen.locator(".report-ticked > li");
  await expect(given).toHaveCount(2);
  await expect(given.filter({ hasText: "not sure" })).toHaveCount(1);
  const saving = page.waitForEvent("download");
  await app.press("Save as JSON");
  const file = await (await saving).createReadStream();
  const report = JSON.parse(Buffer.concat(await file.toArray()).toString());
  expect(report).toMatchObject({
    reviewed_by_a_clinician: false,
    checks: [{ level: "soon", yes: ["arm_tingling"], unsure: ["night_rest_pain"] }],
    words: [],
    stopped: [],
  });
});

test("no page of the check has anything that axe finds", async ({ app, page }) => {
  // Sixteen pages, each looked through.
  test.slow();
  await app.open("#/check");
  await expectNoViolations(page);
  await app.press(DOORS.new);
  for (const name of buttonsBehind("new")) {
    await app.screen.getByText("Why we ask").click();
    await expectNoViolations(page);
    await app.press(name);
  }
  for (const address of ["#/report", "#/where", "#/care"]) {
    await page.goto(`./${address}`);
    await expectNoViolations(page);
  }
});

test("what stays true comes back from the second place where the first has lost it", async ({ app, page }) => {
  await saveBeforeLoading(page, answered(Date.now() - 60_000));
  await app.open("#/settings/check");
  await box(app, questionText("blood_thinners")).check();
  await expect.poll(() => page.evaluate(backupKeys)).toContain("facts");
  await page.evaluate(() => localStorage.removeItem("unhunch:facts"));
  await page.reload();
  await expect(box(app, questionText("blood_thinners"))).toBeChecked();
});

test("movements of one's own are not played while the check advises", async ({ app, page }) => {
  const mine = {
    unhunch: 1,
    name: "Mine",
    steps: [
      { own: { name: "Overhead press", text: "Up and down.", sides: "each" }, dose: { reps: 8, tempo: [2, 0, 2, 0], sets: 1, rest: 0 } },
    ],
  };
  const check = answered(Date.now() - 60_000, { level: "soon", yes: ["not_improving_6wk"], word: false });
  await saveBeforeLoading(page, { ...check, "unhunch:routine:my-1": JSON.stringify(mine) });
  await app.open("#/routine/my-1");
  await app.start.click();
  await expect(app.title).toHaveText(TITLES.advice);
  await expect(app.countdown).toHaveCount(0);
  await app.press("A professional has seen me, and says that I may exercise");
  await page.goto("./#/routine/my-1");
  await app.start.click();
  await expect(app.countdown).toBeVisible();
});
