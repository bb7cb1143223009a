// A project with the frameworks and the package in it, as `npm install unhunch-session` leaves it.

import { cp, mkdir, mkdtemp, readdir, rename, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DIST } from "../host.mjs";
import { install } from "./install.mjs";
import { run } from "./run.mjs";

/** Those that are built and run. Of Solid only the types are looked at. */
export const FRAMEWORKS = ["react", "vue", "svelte", "preact", "angular"];

/** What `npm pack` makes, by a name without the version. */
export const TARBALL = "unhunch-session.tgz";

/** What checks the types of each, strictly, and those of the package with them. */
export const TYPES = {
  React: ["tsc --project react"],
  Preact: ["tsc --project preact"],
  Solid: ["tsc --project solid"],
  Vue: ["vue-tsc --project vue"],
  Svelte: ["svelte-check --workspace svelte --tsconfig tsconfig.json --fail-on-warnings"],
  Angular: ["ngc --project angular"],
};

/** A copy of `e2e/platforms/frameworks/` with all installed (`folder`), and one that has the package and nothing else (`alone`). */
export async function project() {
  const installed = join(await install("frameworks"), "node_modules");
  const [folder, alone] = await Promise.all(["frameworks", "alone"].map((name) => mkdtemp(join(tmpdir(), `unhunch-${name}-`))));
  const site = fileURLToPath(new URL("../../platforms/frameworks/", import.meta.url));
  await cp(site, folder, { recursive: true });
  await cp(join(site, "types"), join(alone, "types"), { recursive: true });
  // What the registry would hand out.
  await run("npm", ["pack", `${DIST}npm`, "--silent"], { cwd: folder });
  const [tarball] = (await readdir(folder)).filter((it) => it.endsWith(".tgz"));
  await rename(join(folder, tarball), join(folder, TARBALL));
  for (const place of [folder, alone]) {
    await mkdir(join(place, "node_modules"));
    await run("tar", ["-xzf", join(folder, TARBALL)], { cwd: place });
    await rename(join(place, "package"), join(place, "node_modules/unhunch-session"));
  }
  for (const name of await readdir(installed)) {
    await symlink(join(installed, name), join(folder, "node_modules", name));
  }
  // As the README of the package says.
  await cp(join(folder, "node_modules/unhunch-session"), join(folder, "public/unhunch"), { recursive: true });
  return { folder, alone };
}
