// The accessibility check that every screen has to pass.

import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with each broken rule, what it wants, and where it is broken. */
export async function expectNoViolations(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const told = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.map((node) => node.target.join(' ')),
  }));
  expect(told, `accessibility of ${page.url()}`).toEqual([]);
}
