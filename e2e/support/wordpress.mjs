// The style sheets of WordPress's blocks. Installing their package would bring 442 others and 1.6 GB along, so only its
// own files are fetched from the registry, once.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const NAME = "@wordpress/block-library@9.20.0";
const FOLDER = fileURLToPath(new URL("../node_modules/.wordpress/", import.meta.url));

/** Where they are, below `node_modules/`. */
export function wordpressStyles() {
  const sheets = ["common", "style", "theme"].map((name) => `.wordpress/package/build-style/${name}.css`);
  if (!existsSync(`${FOLDER}package`)) {
    // Beside, and then moved: another worker may be at it, too.
    const beside = mkdtempSync(fileURLToPath(new URL("../node_modules/.wordpress-", import.meta.url)));
    const [file] = execFileSync("npm", ["pack", "--silent", NAME], { cwd: beside, encoding: "utf8" }).trim().split("\n").slice(-1);
    execFileSync("tar", ["-xzf", file], { cwd: beside });
    mkdirSync(FOLDER, { recursive: true });
    try {
      renameSync(`${beside}/package`, `${FOLDER}package`);
    } catch (error) {
      if (!existsSync(`${FOLDER}package`)) {
        throw error;
      }
    }
    rmSync(beside, { recursive: true });
  }
  return sheets;
}
