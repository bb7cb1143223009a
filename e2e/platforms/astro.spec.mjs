// Astro 5, from npm: the same in Markdown and in MDX, and pages that its router swaps.

import { join } from "node:path";
import { copySite, install, paste } from "../support/platforms/install.mjs";
import { run } from "../support/platforms/run.mjs";
import { comeAndGo, FORMS, storiesOn, wholeSession } from "../support/platforms/story.mjs";
import { serveFolder } from "../support/platforms/web.mjs";

const KINDS = ["md", "mdx"];

const test = storiesOn(async (configure) => {
  const folder = await copySite("astro", await install("astro"));
  for (const [form, { platform = "Astro", fields }] of Object.entries(FORMS)) {
    const { snippet } = await configure(platform, fields);
    for (const kind of KINDS) {
      await paste(folder, `src/pages/${kind}/${form}.${kind}`, snippet, "article.md");
    }
  }
  await run("node", ["node_modules/astro/astro.js", "build"], { cwd: folder });
  return { blog: { folder, ...(await serveFolder(join(folder, "dist"))) } };
});

for (const kind of KINDS) {
  for (const form of ["frame", "inline", "iframe"]) {
    test(`a whole session: ${form} in ${kind}`, async ({ page, sites }) => {
      await wholeSession(page, `${sites.blog.url}/${kind}/${form}/`, form);
    });
  }
}

test("through the router there, away, and there again", async ({ page, sites }) => {
  await comeAndGo(page, `${sites.blog.url}/`);
});
