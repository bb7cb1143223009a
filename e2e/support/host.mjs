// A static host for one story, which can stop it and start it again. While it is stopped, nothing can be reached.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { listen, stop } from "./server.mjs";

export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

export class Host {
  path;
  bare;
  folder;

  /** A host of a copy of `dist/` below `path`. One that is `bare` leads from `foo.html` to `foo`. */
  static async start(path = "/", { bare = false } = {}) {
    const host = new Host();
    host.path = path;
    host.bare = bare;
    host.folder = await mkdtemp(join(tmpdir(), "unhunch-host-"));
    await cp(DIST, host.folder, { recursive: true });
    await host.listen(0);
    return host;
  }

  get url() {
    return `http://127.0.0.1:${this.port}${this.path}`;
  }

  async listen(port) {
    this.asked = [];
    this.server = createServer((request, response) => this.#answer(request, response));
    this.port = await listen(this.server, port);
  }

  /** Nothing listens any more, and no connection is left. */
  async stop() {
    if (this.server) {
      await stop(this.server);
      this.server = undefined;
    }
  }

  /** Starts the host again at the same address. */
  async restart() {
    await this.listen(this.port);
  }

  async remove() {
    await this.stop();
    await rm(this.folder, { recursive: true });
  }

  /** Puts a next version there, as the build would: the page says which, and the worker has its hash and what changed. */
  async release(version, { safety = [], other = [] } = {}) {
    const page = join(this.folder, "index.html");
    const html = (await readFile(page, "utf8")).replace("<head>", `<head><meta name="generator" content="${version}">`);
    await writeFile(page, html);
    await this.worker((build) => {
      build.version = version;
      build.files["./"] = `sha256-${createHash("sha256").update(html).digest("base64")}`;
      build.changes.unshift({ version, safety, other });
    });
  }

  /** Has the page run `code` before our own scripts, so that a story can note what they ask of the browser. */
  async script(code) {
    await writeFile(join(this.folder, "story.js"), code);
    const page = join(this.folder, "index.html");
    const html = (await readFile(page, "utf8")).replace("<head>", '<head><script src="story.js"></script>');
    await writeFile(page, html);
    await this.worker((build) => (build.files["./"] = `sha256-${createHash("sha256").update(html).digest("base64")}`));
  }

  /** From now on every answer has the headers that dist/_headers gives for its path. */
  async production() {
    const rules = (await readFile(join(this.folder, "_headers"), "utf8"))
      .split("\n")
      .filter((line) => line.trim() && !line.startsWith("#"));
    this.headersOf = (path) => {
      const headers = [];
      let fits = false;
      for (const line of rules) {
        if (!/^\s/.test(line)) {
          fits = line.endsWith("*") ? path.startsWith(line.slice(0, -1)) : path === line;
        } else if (fits) {
          const [, name, value] = /^\s*([^:]+):\s*(.*)$/.exec(line);
          headers.push(name, value);
        }
      }
      return headers;
    };
  }

  /** Lets `change` alter the data in the first line of the service worker. */
  async worker(change) {
    const path = join(this.folder, "sw.js");
    const [first, ...rest] = (await readFile(path, "utf8")).split("\n");
    const build = JSON.parse(/^const BUILD = (.*);$/.exec(first)[1]);
    change(build);
    await writeFile(path, [`const BUILD = ${JSON.stringify(build)};`, ...rest].join("\n"));
  }

  /** Answers no request for a file with this ending, until the function that comes back is called. */
  hold(ending) {
    let release;
    const released = new Promise((resolve) => (release = resolve));
    this.held = { ending, released };
    return release;
  }

  async #answer(request, response) {
    const { pathname } = new URL(request.url, "http://host");
    this.asked.push(pathname);
    if (this.held && pathname.endsWith(this.held.ending)) {
      await this.held.released;
    }
    if (this.bare && pathname.endsWith(".html")) {
      response.writeHead(308, { Location: pathname.replace(/(index)?\.html$/, "") }).end();
      return;
    }
    const relative = pathname.startsWith(this.path) ? pathname.slice(this.path.length).replace(/(^|\/)$/, "$1index.html") : undefined;
    const file = relative !== undefined && join(this.folder, normalize(`/${decodeURIComponent(relative)}`));
    const there = (path) =>
      stat(path).then(
        (it) => it.isFile() && path,
        () => false,
      );
    const found = file && ((await there(file)) || (this.bare && (await there(`${file}.html`))));
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, [
      ...(this.headersOf?.(`/${relative === "index.html" && pathname === this.path ? "" : relative}`) ?? []),
      "Content-Type",
      TYPES[extname(found)] ?? "application/octet-stream",
      // The browser's own cache must not stand in for the worker's: with a max-age it does, and hides a worker that does nothing.
      "Cache-Control",
      "no-cache",
    ]);
    createReadStream(found).pipe(response);
  }
}
