// Debian's nginx with docs/nginx.conf serves dist/, and the first story works under those headers.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expectAccessible } from "../support/axe.mjs";
import { DIST } from "../support/host.mjs";
import { plan } from "../support/plan.mjs";
import { test as base, expect } from "../support/story.mjs";

const office = plan("office-reset");
const NGINX = "/usr/sbin/nginx";
const missing = spawnSync(NGINX, ["-v"]).error !== undefined;

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** An nginx of its own: nothing of the machine's is touched. */
async function startNginx() {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "unhunch-nginx-"));
  const site = readFileSync(fileURLToPath(new URL("../../docs/nginx.conf", import.meta.url)), "utf8")
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("listen [::]:80;", "")
    .replace("root /var/www/unhunch;", `root ${DIST};`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((it) => `${it}_temp_path ${folder}/${it};`);
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; pid ${folder}/pid; error_log stderr warn; ${process.getuid() === 0 ? "user root;" : ""}
    include /etc/nginx/modules-enabled/*.conf;
    events {}
    http { include /etc/nginx/mime.types; access_log off; ${temporary.join(" ")}
    ${site} }`,
  );
  const nginx = spawn(NGINX, ["-c", join(folder, "nginx.conf")], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  nginx.stderr.on("data", (data) => (said += data));
  const url = `http://127.0.0.1:${port}`;
  await expect
    .poll(() =>
      fetch(url).then(
        (it) => it.status,
        () => said || "no answer",
      ),
    )
    .toBe(200);
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => nginx.once("exit", resolve));
      nginx.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

const test = base.extend({
  baseURL: async ({}, use) => {
    test.skip(missing, "nginx is not installed; `cargo xtask test` gets it where there is apt");
    const nginx = await startNginx();
    await use(nginx.url);
    await nginx.stop();
  },
});

test("a session runs to its end on nginx, and is kept", async ({ app, page }) => {
  await app.holdClock();
  await app.open();
  await expectAccessible(page);
  await app.start.first().click();
  await expect(app.countdown).toBeVisible();
  await app.pass(office.seconds + 1);
  await expect(app.title).toHaveText("Done");
  await expect(app.button("What I did")).toBeVisible();
  expect(await app.records()).toHaveLength(1);
});

test("nginx sends the headers of public/_headers, and the files that the build has compressed", async ({ baseURL }) => {
  const rules = readFileSync(fileURLToPath(new URL("../../public/_headers", import.meta.url)), "utf8");
  // What the rules that fit an address give for a header, in their order: a browser holds a page to all its policies.
  const blocks = rules.split(/^(?=\/)/m).filter((it) => it.startsWith("/"));
  const wanted = (path) => {
    const headers = new Map();
    for (const block of blocks) {
      const [address, ...lines] = block.split("\n");
      const fits = address.endsWith("*") ? path.startsWith(address.slice(0, -1)) : address === path;
      if (!fits) continue;
      for (const [, key, value] of lines.map((line) => /^ {2}([\w-]+): (.*)$/.exec(line) ?? [])) {
        if (key) headers.set(key, headers.has(key) ? `${headers.get(key)}, ${value}` : value);
      }
    }
    return headers;
  };
  expect(wanted("/").size).toBeGreaterThan(3);
  const html = await (await fetch(baseURL)).text();
  const [wasm] = /[\w-]+_bg\.wasm/.exec(html);
  for (const name of ["", wasm, "sw.js", "manifest.webmanifest", "frame.html", "embed.js", "embed.html", "r/office-reset/"]) {
    for (const [accept, encoding] of [
      ["br, gzip", "br"],
      ["gzip", "gzip"],
      ["identity", null],
    ]) {
      const { status, headers } = await fetch(`${baseURL}/${name}`, { headers: { "Accept-Encoding": accept } });
      expect(status, name).toBe(200);
      expect(headers.get("content-encoding"), `${name}, ${accept}`).toBe(encoding);
      for (const [key, value] of wanted(`/${name}`)) {
        expect(headers.get(key), `${key} of ${name}`).toBe(value);
      }
      expect(headers.get("cache-control")).toBe(name === wasm ? "public, max-age=31536000, immutable" : "no-cache");
    }
  }
  const type = async (name) => (await fetch(`${baseURL}/${name}`)).headers.get("content-type");
  expect(await type(wasm)).toBe("application/wasm");
  expect(await type("manifest.webmanifest")).toBe("application/manifest+json");
  expect((await fetch(`${baseURL}/_headers`)).status).toBe(404);
});
