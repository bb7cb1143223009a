// The stories of `platforms/`: the embed in the software that people write blogs with, with the release build.

import { defineConfig } from "@playwright/test";
import stories from "./playwright.config.mjs";

const { use, webServer, reporter } = stories;

export default defineConfig({
  testDir: "platforms",
  outputDir: "results-platforms",
  // A file at a time in each worker: its sites are built once.
  fullyParallel: false,
  forbidOnly: true,
  retries: 1,
  workers: 2,
  // A platform is installed and its sites are built before the first story of a file; `builds()` gives that longer.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter,
  use: { ...use, viewport: { width: 1280, height: 800 } },
  projects: [{ name: "chromium" }],
  webServer,
});
