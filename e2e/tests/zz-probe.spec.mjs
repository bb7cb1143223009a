import { expect, test } from '@playwright/test';
import { Blog, Widget, holdClock } from '../support/blog.mjs';
for (const size of [[390, 844], [1280, 800]]) for (const scheme of ['light', 'dark'])
test(`probe ${size} ${scheme} @desktop`, async ({ page, baseURL }) => {
  test.setTimeout(90000);
  await page.setViewportSize({ width: size[0], height: size[1] });
  await page.emulateMedia({ colorScheme: scheme });
  const blog = await Blog.start(`${baseURL}/`);
  await holdClock(page);
  const name = (n) => `/tmp/shots/${size[0]}-${scheme}-${n}.png`;
  await page.goto(blog.article({ head: '<style>:root{color-scheme:light dark}body{font:18px/1.5 Georgia,serif;max-width:44rem;margin:auto;padding:16px}</style>' }));
  const widget = new Widget(page);
  await expect(widget.card).toBeVisible();
  const h = async (n) => console.log(n, await widget.element.evaluate((e) => [e.getBoundingClientRect().height, e.shadowRoot.querySelector('iframe')?.style.height]), await page.screenshot({ path: name(n), fullPage: true }).then(() => ''));
  await h('card');
  await widget.start();
  await expect(widget.title).toHaveText('Any of these, now or with this pain?');
  await page.clock.runFor(100);
  await h('check');
  await widget.answer();
  await page.clock.runFor(8000);
  await h('play');
  console.log(await widget.frame.locator('main').evaluate((m) => [innerWidth, innerHeight, m.getBoundingClientRect().height, getComputedStyle(m).padding, m.querySelector('article').getBoundingClientRect().height, getComputedStyle(m.querySelector('article')).minHeight]));
  await widget.finish();
  await h('done');
  await blog.stop();
});
