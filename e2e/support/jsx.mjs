// Reads a piece of JSX with the compiler of TypeScript, as the tools of React do.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";

const TSC = fileURLToPath(new URL("../node_modules/typescript/lib/tsc.js", import.meta.url));

/** The name and the properties of the outermost element, and the words in it. Fails where it does not parse. */
export async function parseJsx(jsx) {
  const folder = await mkdtemp(join(tmpdir(), "jsx-"));
  try {
    await writeFile(join(folder, "a.jsx"), `made = (${jsx});\n`);
    const options = [
      "--allowJs",
      "--jsx",
      "react",
      "--target",
      "es2022",
      "--module",
      "esnext",
      "--noCheck",
      "--outDir",
      "out",
      "--types",
      "",
    ];
    await promisify(execFile)(process.execPath, [TSC, "a.jsx", ...options], { cwd: folder });
    const createElement = (type, props, ...children) => ({ type, props: props ?? {}, children });
    const { made } = runInNewContext(`let made; ${await readFile(join(folder, "out/a.js"), "utf8")}; ({ made })`, {
      React: { createElement },
    });
    const wordsOf = (it) => (typeof it === "string" ? [it] : it.children.flatMap(wordsOf));
    return { type: made.type, props: made.props, words: wordsOf(made) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
