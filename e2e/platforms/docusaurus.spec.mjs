// Docusaurus 3, from npm: JSX in Markdown and MDX, the script in the config, and pages that React swaps.

import { join } from "node:path";
import { copySite, install, paste } from "../support/platforms/install.mjs";
import { run } from "../support/platforms/run.mjs";
import { comeAndGo, FORMS, storiesOn, wholeSession } from "../support/platforms/story.mjs";
import { serveFolder } from "../support/platforms/web.mjs";

const FILES = { frame: "frame.md", inline: "inline.mdx", iframe: "iframe.md" };

const test = storiesOn(async (configure) => {
  const folder = await copySite("docusaurus", await install("docusaurus"));
  const settings = "docusaurus.config.js";
  for (const [form, { platform = "Docusaurus", fields }] of Object.entries(FORMS)) {
    const { snippet, files } = await configure(platform, fields);
    await paste(folder, `docs/${FILES[form]}`, snippet, "article.md");
    if (form === "frame") {
      await paste(folder, settings, files.find(({ file }) => file === settings).text);
    }
  }
  await run("node", ["node_modules/@docusaurus/core/bin/docusaurus.mjs", "build"], {
    cwd: folder,
    // It would lie with the packages, which other sites share.
    env: { DOCUSAURUS_NO_PERSISTENT_CACHE: "true" },
  });
  return { blog: { folder, ...(await serveFolder(join(folder, "build"))) } };
});

for (const form of ["frame", "inline", "iframe"]) {
  test(`a whole session: ${form}`, async ({ page, sites }) => {
    await wholeSession(page, `${sites.blog.url}/${form}/`, form);
  });
}

test("by a link there, away, and there again", async ({ page, sites }) => {
  await comeAndGo(page, `${sites.blog.url}/`);
});
