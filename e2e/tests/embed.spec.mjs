// The element on pages of others: a whole session in each, and the page around stays as it was.

import { expect, test as base } from '@playwright/test';
import { expectAccessible } from '../support/axe.mjs';
import { Blog, events, holdClock, messages, overhearMessages, Widget, WORDS } from '../support/blog.mjs';
import { isBlockedWorker } from '../support/story.mjs';
import { TIME_ZONE } from '../support/unhunch.mjs';

const test = base.extend({
  timezoneId: TIME_ZONE,

  blog: async ({ baseURL }, use) => {
    const blog = await Blog.start(`${baseURL}/`);
    await use(blog);
    await blog.stop();
  },

  /** What the page complained about, as in `support/story.mjs`; requests go to the blog and to the place of the files. */
  complaints: [
    async ({ page, blog, baseURL }, use) => {
      const complaints = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type()) && !isBlockedWorker(message)) complaints.push(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol !== 'data:' && ![blog.url, new URL(baseURL).origin].includes(origin)) complaints.push(`request to ${request.url()}`);
      });
      await use(complaints);
      expect(complaints, 'what the page complained about').toEqual([]);
    },
    { auto: true },
  ],
});

/** All of the page but the element, to the pixel. */
async function around(page) {
  await page.evaluate(() => document.activeElement?.blur());
  return page.screenshot({ fullPage: true, mask: [page.locator('unhunch-session')], animations: 'disabled' });
}

/** A whole session on the page of `url`, and what of the page around changed meanwhile: nothing. */
async function wholeSession(page, url) {
  await holdClock(page);
  await overhearMessages(page);
  await page.goto(url);
  const widget = new Widget(page);
  await expect(widget.card).toBeVisible();
  const before = await around(page);
  await expectAccessible(page);
  await widget.start();
  await widget.answer();
  await page.clock.runFor(1000);
  expect((await around(page)).equals(before), 'the page around a session is the page before').toBe(true);
  await expectAccessible(page);
  await widget.finish();
  await expectAccessible(page);
  const told = (await events(page)).map(({ type }) => type);
  expect(told.filter((type) => type !== 'segment')).toEqual(['ready', 'hold', 'start', 'complete']);
  expect(told.filter((type) => type === 'segment')).toHaveLength(6);
  return widget;
}

test('a plain blog', async ({ page, blog }) => {
  await wholeSession(page, blog.article());
});

test('nothing is loaded and nothing moves until somebody acts', async ({ page, blog }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(blog.article());
  const widget = new Widget(page);
  await expect(widget.card).toBeVisible();
  expect(asked.filter((url) => url.startsWith(blog.place))).toEqual([`${blog.place}embed.js`]);
  await expect(widget.element).toContainText('Rhomboid stretch');
  await widget.element.hover();
  await expect(widget.element.locator('iframe')).toBeAttached();
});
