// MkDocs with Material, from PyPI: a placeholder in Markdown, the script in mkdocs.yml, and pages that are swapped.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { copySite, install, paste, python, save } from "../support/platforms/install.mjs";
import { run } from "../support/platforms/run.mjs";
import { comeAndGo, FORMS, storiesOn, wholeSession } from "../support/platforms/story.mjs";
import { serveFolder } from "../support/platforms/web.mjs";

const test = storiesOn(async (configure) => {
  const mkdocs = await install("mkdocs", python);
  const folder = await copySite("mkdocs");
  const settings = "mkdocs.yml";
  for (const [form, { platform = "MkDocs", fields }] of Object.entries(FORMS)) {
    const { snippet, files } = await configure(platform, fields);
    await paste(folder, `docs/${form}.md`, snippet, "article.md");
    if (form === "frame") {
      const { text } = files.find(({ file }) => file === settings);
      await save(folder, { file: settings, text: `${await readFile(join(folder, settings), "utf8")}${text}\n` });
    }
  }
  const web = await serveFolder(join(folder, "site"));
  const build = ["-m", "mkdocs", "build", "--strict"];
  await run(join(mkdocs, "bin/python"), build, { cwd: folder, env: { SITE_URL: `${web.url}/` } });
  return { blog: { folder, ...web } };
});

for (const form of ["frame", "inline", "iframe"]) {
  test(`a whole session: ${form}`, async ({ page, sites }) => {
    await wholeSession(page, `${sites.blog.url}/${form}/`, form);
  });
}

test("by instant navigation there, away, and there again", async ({ page, sites }) => {
  await comeAndGo(page, `${sites.blog.url}/`);
});
