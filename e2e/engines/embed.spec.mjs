// The widget on a blog of another site: in a frame, and in the page itself.

import { DOORS } from "../support/check.mjs";
import { expect, ROUTINE, test, wholeSession } from "../support/engine-blog.mjs";

/** An article with an own routine. */
function article(blog, attributes) {
  const words = `<p>Ten seconds.</p><script type="application/json">${JSON.stringify(ROUTINE)}</script>`;
  return blog.article({ body: blog.element(attributes, words) });
}

/** Notes the events of the element. */
async function overhear(app) {
  await app.evaluate(() => {
    const noted = [];
    for (const type of ["ready", "hold", "start", "segment", "pause", "resume", "complete", "stop", "error"]) {
      addEventListener(`unhunch:${type}`, () => {
        noted.push(type);
        document.documentElement.dataset.noted = JSON.stringify(noted);
      });
    }
  });
}

for (const mode of ["frame", "inline"]) {
  test(`a whole session, ${mode}: one press of Start, the check, and the end`, async ({ app, blog, complaints }) => {
    // Firefox says so of a frame that may play sound in other browsers, and that has a storage of its own.
    complaints.expect(/Feature Policy: Skipping unsupported feature name .autoplay/, /Partitioned cookie or storage access/);
    await app.open(article(blog, `mode="${mode}"`));
    await app.has("button", "Start");
    await app.accessible();
    await overhear(app);
    await app.press("Start");
    if (mode === "frame") {
      await app.enter("iframe");
    }
    await wholeSession(app, ["hold", "start", "pause", "resume", "complete"], "ready", "segment");
  });
}

test("in a frame, with the check answered, Start begins the session, or asks for the tap that opens the sound", async ({
  app,
  blog,
  complaints,
}) => {
  complaints.expect(/Feature Policy: Skipping unsupported feature name .autoplay/, /Partitioned cookie or storage access/);
  const begin = async () => {
    await app.open(article(blog, 'mode="frame"'));
    await app.press("Start");
    await app.enter("iframe");
  };
  await begin();
  // WebKit knows from the story before that it was answered.
  await expect.poll(async () => (await app.texts("heading")).length).toBeGreaterThan(0);
  if ((await app.texts("button", DOORS.usual)).length > 0) {
    await app.answer();
  }
  await begin();
  // Where the tap on the page around is not lent to the frame, nothing would be heard, and the app's own Start is there.
  const begun = async () => (await app.texts("timer")).length > 0;
  await expect.poll(async () => (await begun()) || (await app.texts("button", "Start")).length === 1).toBe(true);
  if (!(await begun())) {
    await app.press("Start");
  }
  await app.has("timer");
});
