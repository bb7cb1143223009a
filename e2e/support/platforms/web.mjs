// Serves the folder that a builder has written, on another site than the app.

import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { listen, stop } from "../server.mjs";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/**
 * Serves `folder` as a static host does, and returns its address, without a slash at the end, and what ends it.
 * @param {string} folder
 * @param {{ single?: boolean }} options `single`: an app of one page, whose every address is that page
 */
export async function serveFolder(folder, { single = false } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    // Browsers ask for it unasked, and not every site has one.
    if (pathname === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    const path = join(folder, normalize(decodeURIComponent(pathname)));
    const isFolder = await stat(path).then(
      (it) => it.isDirectory(),
      () => false,
    );
    if (isFolder && !pathname.endsWith("/")) {
      response.writeHead(301, { Location: `${pathname}/` }).end();
      return;
    }
    const file = isFolder ? join(path, "index.html") : path;
    const body = await readFile(file).catch(() => undefined);
    if (body) {
      response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
    } else {
      const page = await readFile(join(folder, single ? "index.html" : "404.html")).catch(() => "not found");
      response.writeHead(single ? 200 : 404, { "Content-Type": TYPES[".html"] }).end(page);
    }
  });
  // By another name than the app: another site, whose frames have a storage of their own.
  const url = `http://localhost:${await listen(server, 0, "::")}`;
  return { url, stop: () => stop(server) };
}
