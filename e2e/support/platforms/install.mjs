// Installs what a platform needs, once, and makes sites of it.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.mjs";

/** Installed platforms, kept between runs. */
const INSTALLED = fileURLToPath(new URL("../../node_modules/.platforms/", import.meta.url));
/** The sites, as they are before anybody pastes anything. */
const SITES = fileURLToPath(new URL("../../platforms/", import.meta.url));
const COPIES = fileURLToPath(new URL("../../../target/platforms/", import.meta.url));

/** What a platform is made of, beside what is in its registry: another of these is another installation. */
const INPUTS = ["package.json", "package-lock.json", "requirements.txt"];

/**
 * The folder in which the platform `name` is installed. `make` does it, in an empty folder that has the files of
 * `INPUTS` from `e2e/platforms/<name>/`; it is called again only when these, or the version of Node, have changed.
 * @param {string} name
 * @param {(folder: string) => Promise<unknown>} [make]
 */
export async function install(name, make = npm) {
  const hash = createHash("sha256").update(`${process.version} ${make}`);
  const inputs = [];
  for (const input of INPUTS) {
    const text = await readFile(join(SITES, name, input)).catch(() => undefined);
    if (text) {
      hash.update(`\n${input}\n`).update(text);
      inputs.push([input, text]);
    }
  }
  const folder = join(INSTALLED, `${name}-${hash.digest("hex").slice(0, 12)}`);
  if (!existsSync(folder)) {
    await mkdir(INSTALLED, { recursive: true });
    // Beside, and then moved: what is there is whole, and another worker may be at it, too.
    const beside = await mkdtemp(join(INSTALLED, ".beside-"));
    for (const [input, text] of inputs) {
      await writeFile(join(beside, input), text);
    }
    await make(beside);
    await rename(beside, folder).catch(async (error) => {
      await rm(beside, { recursive: true });
      if (!existsSync(folder)) {
        throw error;
      }
    });
  }
  return folder;
}

/** What its lock file says, to the byte, without the scripts that packages would run. */
export async function npm(folder) {
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
}

/** A Python of its own, with the versions of `requirements.txt`. Its programs are called as `bin/python -m …`. */
export async function python(folder) {
  await run("python3", ["-m", "venv", "."], { cwd: folder });
  const args = ["-m", "pip", "install", "--no-deps", "--disable-pip-version-check", "-r", "requirements.txt"];
  await run("bin/python", args, { cwd: folder });
}

/**
 * A copy of `e2e/platforms/<name>/` to paste into and to build. It is not below `node_modules/`, where builders take
 * everything for somebody else's, but below the project: Astro finds no packages in a folder that shares nothing with its own. `installed` is what `install` returned, if the site has packages from npm.
 */
export async function copySite(name, installed) {
  await mkdir(COPIES, { recursive: true });
  const site = await mkdtemp(join(COPIES, `${name}-`));
  await cp(join(SITES, name), site, { recursive: true });
  if (installed) {
    await symlink(join(installed, "node_modules"), join(site, "node_modules"));
  }
  return site;
}

/** The line where an author pastes. */
const HERE = /^.*PASTE HERE.*$/m;

/** Pastes `snippet` into a file of the site, or into a copy of `template`: in the place of the line that is for it. */
export async function paste(site, file, snippet, template = file) {
  const text = await readFile(join(site, template), "utf8");
  if (!HERE.test(text)) {
    throw new Error(`${template} has no line that says PASTE HERE`);
  }
  const path = join(site, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(
    path,
    text.replace(HERE, () => snippet),
  );
}

/** Saves what belongs into a file of its own. */
export async function save(site, { file, text }) {
  const path = join(site, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
