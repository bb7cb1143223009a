// Runs one compiled file of Rust tests in Chromium: cargo's runner for wasm32 (`.cargo/config.toml`).
//
// wasm-bindgen-test-runner serves a page that runs the tests and writes their outcome into #output.
// By itself it would need a chromedriver of the same version as the browser; Playwright needs none.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";

/** How long the page may say nothing new. A test that takes longer hangs. */
const PATIENCE = 60_000;

let browser;
const server = spawn("wasm-bindgen-test-runner", process.argv.slice(2), {
  env: { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: "127.0.0.1:0" },
  stdio: ["ignore", "pipe", "inherit"],
});
// Whatever ends this process, the server must not outlive it. Playwright sees to the browser.
process.on("exit", () => server.kill("SIGKILL"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => process.exit(1));
}

try {
  const page = await open(await address());
  const output = await finished(page);
  const [, passed] = /^test result: ok\. (\d+) passed/m.exec(output) ?? [];
  if (passed === undefined) {
    throw new Error("the browser tests failed");
  }
  if (passed === "0") {
    throw new Error("not a single test ran in the browser");
  }
} catch (error) {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
}
await browser?.close();
if (server.exitCode === null && server.kill()) {
  await once(server, "exit");
}
process.exit();

/** The address that the server says it listens on. */
async function address() {
  const failed = once(server, "error").then(([error]) => {
    throw new Error(`wasm-bindgen-test-runner cannot be started (${error.code}); use \`cargo xtask test --only browser-tests\``);
  });
  const found = (async () => {
    const lines = [];
    for await (const line of createInterface({ input: server.stdout })) {
      const [url] = /http:\/\/\S+/.exec(line) ?? [];
      if (url) {
        return url;
      }
      lines.push(line);
    }
    throw new Error(`wasm-bindgen-test-runner stopped early: ${lines.join("\n")}`);
  })();
  return Promise.race([failed, found]);
}

async function open(url) {
  browser = await chromium.launch(launchOptions);
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(`page: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") {
      console.error(`console: ${message.text()}`);
    }
  });
  page.on("crash", () => {
    console.error("error: the page crashed");
    process.exit(1);
  });
  // The server has no icon, and its absence is no error.
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(url);
  return page;
}

/** Passes the page's output on as it grows, and returns all of it when the tests are over. */
async function finished(page) {
  let shown = "";
  for (;;) {
    const grown = await page
      .waitForFunction(
        (shown) => {
          const text = document.getElementById("output").textContent;
          return text !== shown && text;
        },
        shown,
        { timeout: PATIENCE, polling: 50 },
      )
      .catch(() => {
        throw new Error(`the tests said nothing new for ${PATIENCE / 1000} s`);
      });
    const text = await grown.jsonValue();
    process.stdout.write(text.startsWith(shown) ? text.slice(shown.length) : `${text}\n`);
    shown = text;
    if (/^test result: /m.test(text)) {
      return text;
    }
  }
}
