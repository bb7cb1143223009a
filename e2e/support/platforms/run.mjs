// Runs the programs of the platforms, and says what they said when they fail.

import { execFile } from "node:child_process";
import { homedir } from "node:os";

/** What the programs are told of the machine, so that they neither ask nor send anything. */
const ENV = {
  PATH: process.env.PATH,
  HOME: process.env.HOME ?? homedir(),
  LANG: "C.UTF-8",
  CI: "true",
  NO_COLOR: "1",
  NO_UPDATE_NOTIFIER: "1",
  DISABLE_VERSION_CHECK: "1",
  ASTRO_TELEMETRY_DISABLED: "1",
};
/** Where a machine gets its packages from, and through whom, if it says so. */
const OF_NETWORK = /^(npm_config_|pip_|(https?|no|all)_proxy$|ssl_cert|node_extra_ca_certs$|requests_ca_bundle$)/i;

/** So much of what a program said is told, in characters, from the end. */
const TOLD = 6000;

/**
 * Runs a program in a folder, and returns what it wrote to its standard output.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string>, timeout?: number }} options
 * @returns {Promise<string>}
 */
export function run(program, args, { cwd, env = {}, timeout = 600_000 }) {
  const network = Object.fromEntries(Object.entries(process.env).filter(([name]) => OF_NETWORK.test(name)));
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...network, ...ENV, ...env }, timeout, maxBuffer: 1 << 26 };
    execFile(program, args, options, (error, out, err) => {
      if (!error) {
        resolve(out);
        return;
      }
      const why = error.killed ? `was ended after ${timeout / 1000} s` : `failed (${error.code})`;
      reject(new Error(`\`${[program, ...args].join(" ")}\` in ${cwd} ${why}:\n${`${out}\n${err}`.trim().slice(-TOLD)}`));
    });
  });
}
