// Firefox and WebKit as the distribution has them, driven by the commands of W3C WebDriver, each on a screen of its own
// that nobody sees.
//
// WebKit comes with a driver that takes them over HTTP. Firefox takes them itself, as JSON on a socket: Marionette, to
// which geckodriver, which Debian does not have, is the bridge.

import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { listen } from "./server.mjs";

/** How long a browser may take to come up, in milliseconds, on a machine with other work. */
const PATIENCE = 60_000;
/** Each command: its name in Firefox, and the method and path for the driver of WebKit. */
const COMMANDS = {
  navigate: ["Navigate", "POST", "/url"],
  run: ["ExecuteAsyncScript", "POST", "/execute/async"],
  act: ["PerformActions", "POST", "/actions"],
  screenshot: ["TakeScreenshot", "GET", "/screenshot"],
  frame: ["SwitchToFrame", "POST", "/frame"],
  size: ["SetWindowRect", "POST", "/window/rect"],
  handle: ["GetWindowHandle", "GET", "/window"],
  handles: ["GetWindowHandles", "GET", "/window/handles"],
  minimize: ["MinimizeWindow", "POST", "/window/minimize"],
  newWindow: ["NewWindow", "POST", "/window/new"],
  toWindow: ["SwitchToWindow", "POST", "/window"],
  closeWindow: ["CloseWindow", "DELETE", "/window"],
};

/** Launches `firefox` or `webkit`. With `blocked` its pages may store nothing. */
export async function launch(name, options = {}) {
  const folder = await mkdtemp(join(tmpdir(), `unhunch-${name}-`));
  const downloads = join(folder, "downloads");
  await mkdir(downloads);
  const screen = await openScreen();
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, DISPLAY: screen.display };
  // What the person who runs this has set up for their own desktop is no part of it.
  for (const place of ["CONFIG", "CACHE", "DATA", "STATE"]) {
    env[`XDG_${place}_HOME`] = join(folder, place.toLowerCase());
  }
  delete env.WAYLAND_DISPLAY;
  const closers = [() => rm(folder, { recursive: true, force: true, maxRetries: 5 }), () => screen.close()];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) {
      await closer();
    }
  };
  try {
    const open = name === "firefox" ? openFirefox : openWebkit;
    const { send, complaints } = await open({ folder, downloads, env, closers, ...options });
    return {
      name,
      send,
      complaints,
      close,
      /** The names of the files that were saved, without those that are still being written. */
      saved: async () => (await readdir(downloads)).filter((file) => !/\.(part|wkdownload)$/.test(file)),
      readSaved: (file) => readFile(join(downloads, file), "utf8"),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * A screen in memory, under the next number that is free. No window manager is there, and the window under the pointer has
 * the focus: the pointer is in the middle of the screen, which is no larger than a window of the stories.
 */
async function openScreen() {
  const screen = start("Xvfb", ["-displayfd", "3", "-screen", "0", "500x1000x24", "-nolisten", "tcp"], { third: true });
  const number = await Promise.race([firstLine(screen.child.stdio[3]), screen.ended]);
  return { display: `:${number}`, close: () => screen.stop() };
}

async function openFirefox({ folder, downloads, env, closers, blocked = false, prefs = {} }) {
  const all = {
    "marionette.port": 0,
    "browser.download.dir": downloads,
    "browser.download.folderList": 2,
    "browser.download.alwaysOpenPanel": false,
    "browser.shell.checkDefaultBrowser": false,
    // On a busy machine a page that is left would be told of.
    "dom.ipc.cancel_content_js_when_navigating": false,
    // Nothing is asked of anybody's server.
    "app.normandy.enabled": false,
    "browser.safebrowsing.downloads.enabled": false,
    "messaging-system.rsexperimentloader.enabled": false,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "services.settings.server": "data:,",
    ...(blocked && { "network.cookie.cookieBehavior": 2 }),
    ...prefs,
  };
  const profile = join(folder, "profile");
  await mkdir(profile);
  const lines = Object.entries(all).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  await writeFile(join(profile, "user.js"), `${lines.join("\n")}\n`);
  const args = ["--marionette", "--remote-allow-system-access", "--new-instance", "--no-remote", "--profile", profile];
  const firefox = start("firefox-esr", args, { env });
  closers.push(() => firefox.stop());
  // It writes there which port it has taken.
  const port = await Promise.race([
    eventually(async () => Number(await readFile(join(profile, "MarionetteActivePort"), "utf8")), "Firefox does not come up"),
    firefox.ended,
  ]);
  const call = await marionette(port);
  await call("WebDriver:NewSession", { capabilities: { alwaysMatch: { unhandledPromptBehavior: "accept" } } });
  const send = (command, params = {}) => call(`WebDriver:${COMMANDS[command][0]}`, params);
  /** What the pages complained about since the last call: their own errors and warnings, and the browser's about them. */
  const complaints = async () => {
    await call("Marionette:SetContext", { value: "chrome" });
    const found = await call("WebDriver:ExecuteScript", { args: [], sandbox: "complaints", script: READ_CONSOLE });
    await call("Marionette:SetContext", { value: "content" });
    return found;
  };
  return { send, complaints };
}

/** Runs in Firefox itself, which remembers every message of its console. */
const READ_CONSOLE = `
  const found = [];
  for (const it of Services.console.getMessageArray()) {
    try {
      it.QueryInterface(Ci.nsIScriptError);
    } catch {
      continue;
    }
    if (it.sourceName.startsWith("http") && !(it.flags & it.infoFlag)) found.push(it.errorMessage + " (" + it.sourceName + ":" + it.lineNumber + ")");
  }
  const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
  for (const { level, arguments: said, filename } of storage.getEvents()) {
    if (["error", "warn", "assert"].includes(level) && filename.startsWith("http")) found.push(level + ": " + said.join(" "));
  }
  Services.console.reset();
  storage.clearEvents();
  return found;`;

/** The commands of Firefox, one after the other: \`length:[0, id, name, parameters]\`, and back \`length:[1, id, error, result]\`. */
async function marionette(port) {
  const socket = connect(port, "127.0.0.1");
  let bytes = Buffer.alloc(0);
  let greet;
  const greeted = new Promise((resolve) => (greet = resolve));
  const waiting = new Map();
  socket.on("data", (more) => {
    bytes = Buffer.concat([bytes, more]);
    for (;;) {
      const colon = bytes.indexOf(":");
      const end = colon + 1 + Number(bytes.subarray(0, colon));
      if (colon < 0 || bytes.length < end) {
        return;
      }
      const message = JSON.parse(String(bytes.subarray(colon + 1, end)));
      bytes = bytes.subarray(end);
      if (!Array.isArray(message)) {
        greet(message);
        continue;
      }
      const [, id, error, result] = message;
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      if (error) {
        reject(new Error(`${error.error}: ${error.message}`));
      } else {
        resolve(result !== null && typeof result === "object" && "value" in result ? result.value : result);
      }
    }
  });
  const gone = (why) => {
    for (const { reject } of waiting.values()) {
      reject(new Error(`Firefox hangs up (${why})`));
    }
    waiting.clear();
  };
  socket.on("error", (error) => gone(error.message));
  socket.on("close", () => gone("closed"));
  await greeted;
  let last = 0;
  return (name, params) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const text = JSON.stringify([0, last, name, params]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}

async function openWebkit({ env, downloads, closers, blocked = false, args = [] }) {
  // Where files are saved is asked of the desktop.
  await mkdir(env.XDG_CONFIG_HOME);
  await writeFile(join(env.XDG_CONFIG_HOME, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const port = await freePort();
  const driver = start("WebKitWebDriver", [`--port=${port}`], { env });
  closers.push(() => driver.stop());
  const call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: method === "POST" ? JSON.stringify(body) : undefined });
    const { value } = await answer.json();
    if (value?.error) {
      throw new Error(`${value.error}: ${value.message}`);
    }
    return value;
  };
  await Promise.race([eventually(() => call("GET", "/status"), "the driver of WebKit does not come up"), driver.ended]);
  const binary = await miniBrowser();
  const all = [
    "--automation",
    "--enable-write-console-messages-to-stdout=true",
    ...(blocked ? ["--enable-html5-local-storage=false", "--enable-html5-database=false"] : []),
    ...args,
  ];
  const capabilities = { alwaysMatch: { unhandledPromptBehavior: "accept", "webkitgtk:browserOptions": { binary, args: all } } };
  const { sessionId } = await call("POST", "/session", { capabilities });
  closers.push(() => call("DELETE", `/session/${sessionId}`, {}).catch(() => {}));
  const send = (command, params = {}) => {
    const [, method, path] = COMMANDS[command];
    return call(method, `/session/${sessionId}${path}`, params);
  };
  let read = 0;
  const complaints = async () => {
    const lines = driver.said().split("\n");
    const found = lines.slice(read).filter((it) => /^CONSOLE .*\b(ERROR|WARN)/.test(it));
    read = lines.length;
    return found;
  };
  return { send, complaints };
}

/** The browser that is WebKit and nothing else: beside the library, and in no PATH. */
async function miniBrowser() {
  for (const root of ["/usr/lib", "/usr/libexec"]) {
    const paths = await readdir(root, { recursive: false }).catch(() => []);
    for (const path of ["", ...paths]) {
      for (const version of ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"]) {
        const program = join(root, path, version, "MiniBrowser");
        if ((await readFile(program).catch(() => undefined)) !== undefined) {
          return program;
        }
      }
    }
  }
  throw new Error("there is no MiniBrowser of WebKitGTK; install webkit2gtk-driver and libwebkit2gtk-4.1-0");
}

/** Runs a program that does not outlive this one. Its output is kept, to show if it ends by itself. */
function start(program, args, { env = process.env, third = false } = {}) {
  /** @type {import("node:child_process").StdioPipe[]} */
  const more = third ? ["pipe"] : [];
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe", ...more] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (more) => (said += more));
  }
  const kill = () => child.kill("SIGKILL");
  process.on("exit", kill);
  const closed = new Promise((resolve) => child.once("close", resolve));
  const ended = new Promise((_, reject) => {
    child.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      reject(new Error(`${program} cannot be started (${error.code}); \`cargo xtask test --only engines\` gets it`)),
    );
    child.once("close", (code) => reject(new Error(`${program} ended (${code}): ${said.slice(-2000)}`)));
  });
  ended.catch(() => {});
  return {
    child,
    ended,
    said: () => said,
    async stop() {
      process.off("exit", kill);
      child.kill();
      const late = setTimeout(kill, 5000);
      await closed;
      clearTimeout(late);
    },
  };
}

/** The first line of a stream. The stream stays open: a program that writes into a closed one is killed. */
function firstLine(stream) {
  return new Promise((resolve) => {
    let text = "";
    stream.setEncoding("utf8").on("data", (more) => {
      text += more;
      if (text.includes("\n")) {
        resolve(text.split("\n")[0]);
      }
    });
  });
}

async function eventually(get, complaint) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await wait(50)) {
    const got = await get().catch(() => undefined);
    if (got) {
      return got;
    }
  }
  throw new Error(`${complaint} within ${PATIENCE / 1000} s`);
}

async function freePort() {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
