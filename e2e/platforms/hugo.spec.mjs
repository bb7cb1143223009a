// Hugo, as Debian has it: a shortcode, written once and used in articles.

import { join } from "node:path";
import { copySite, paste, place } from "../support/platforms/install.mjs";
import { run } from "../support/platforms/run.mjs";
import { FORMS, storiesOn, wholeSession } from "../support/platforms/story.mjs";
import { serveFolder } from "../support/platforms/web.mjs";

/** HTML has to be in a shortcode: Hugo leaves it out of an article. */
const asShortcode = (html) => ({ snippet: "{{< unhunch >}}", files: [{ file: "layouts/shortcodes/unhunch.html", text: html }] });

/** A site with a session in its one article. */
async function build({ snippet, files }) {
  const folder = await copySite("hugo");
  await paste(folder, "content/posts/session.md", snippet);
  for (const file of files) {
    await place(folder, file);
  }
  await run("hugo", ["--minify"], { cwd: folder });
  const { url, stop } = await serveFolder(join(folder, "public"));
  return { folder, url: `${url}/posts/session/`, stop };
}

const test = storiesOn(async (configure) => {
  const sites = {};
  for (const form of ["frame", "inline"]) {
    const given = await configure("Hugo", FORMS[form].fields);
    sites[form] = await build(given.files.length > 0 ? given : asShortcode(given.snippet));
  }
  return sites;
});

for (const form of ["frame", "inline"]) {
  test(`a whole session: ${form}`, async ({ page, sites }) => {
    await wholeSession(page, sites[form].url, FORMS[form].meet(page));
  });
}
