// The accessibility check that every screen has to pass.

import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with each broken rule, what it wants, and where it is broken. */
export async function expectNoViolations(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const told = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.map((node) => node.target.join(" ")),
  }));
  expect(told, `accessibility of ${page.url()}`).toEqual([]);
}

/**
 * The check waits on timers of the page, whose clock is held: it gets a millisecond at a time. The clock is that of all
 * pages, and the check opens and closes one of its own: that this one is gone is no fault, and a page of ours that is
 * gone fails the check itself.
 */
export async function expectAccessible(page) {
  let checking = true;
  const check = expectNoViolations(page).finally(() => (checking = false));
  while (checking) {
    await page.clock.runFor(1).catch(() => {});
  }
  await check;
}
