// Hugo, as Debian has it: a shortcode, written once and used in articles.

import { join } from "node:path";
import { copySite, paste, save } from "../support/platforms/install.mjs";
import { run } from "../support/platforms/run.mjs";
import { FORMS, storiesOn, wholeSession } from "../support/platforms/story.mjs";
import { serveFolder } from "../support/platforms/web.mjs";

const SHORTCODE = "layouts/shortcodes/unhunch.html";

/** A site with a session in its one article. */
async function build({ snippet, files }) {
  const folder = await copySite("hugo");
  await paste(folder, "content/posts/session.md", snippet);
  await save(
    folder,
    files.find(({ file }) => file === SHORTCODE),
  );
  await run("hugo", ["--minify"], { cwd: folder });
  const { url, stop } = await serveFolder(join(folder, "public"));
  return { folder, url: `${url}/posts/session/`, stop };
}

const test = storiesOn(async (configure) => {
  const [frame, inline] = [await configure("Hugo", FORMS.frame.fields), await configure("Hugo", FORMS.inline.fields)];
  const { snippet } = await configure("Plain iframe");
  // Hugo leaves HTML out of an article, a frame too: it needs a shortcode of its own.
  const iframe = { snippet: frame.snippet, files: [{ file: SHORTCODE, text: snippet }] };
  return { frame: await build(frame), inline: await build(inline), iframe: await build(iframe) };
});

for (const form of ["frame", "inline", "iframe"]) {
  test(`a whole session: ${form}`, async ({ page, sites }) => {
    await wholeSession(page, sites[form].url, form);
  });
}
