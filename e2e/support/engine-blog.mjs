// What the stories of the embed in Firefox and WebKit share: a blog of another site, a short routine, and a whole session.

import { Blog } from "./blog.mjs";
import { test as base, expect } from "./engine-story.mjs";

export { expect };

/** @type {import("@playwright/test").Fixtures<{ blog: Blog }, {}, { host: import("./host.mjs").Host }>} */
const fixtures = {
  blog: async ({ host }, use) => {
    const blog = await Blog.start(host.url);
    await use(blog);
    await blog.stop();
  },
};

export const test = base.extend(fixtures);

/** So short that a story can wait for its end. */
export const ROUTINE = {
  unhunch: 1,
  name: "Short",
  steps: [1, 2].map((n) => ({ own: { name: `Stage ${n}`, text: "Stay there." }, dose: { hold: 3 }, prepare: 2 })),
};

/** From the check to the end, in the frame that was entered, and back on the page around; `told` is what that has noted, but for `left`. */
export async function wholeSession(app, told, ...left) {
  await app.answer();
  await app.press("Pause");
  await app.has("button", "Resume");
  await app.press("Resume");
  await app.sees("heading", "Done", 30_000);
  await app.leave();
  await app.accessible();
  await expect.poll(async () => (await app.noted()).filter((type) => !left.includes(type))).toEqual(told);
}
