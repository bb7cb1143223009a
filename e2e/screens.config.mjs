// The pictures of every screen, for somebody to look at: `cargo xtask screens`. They are no tests.

import { defineConfig } from "@playwright/test";
import stories from "./playwright.config.mjs";

const { use, webServer } = stories;

export default defineConfig({
  testDir: "screens",
  outputDir: "results-screens",
  fullyParallel: true,
  workers: 2,
  timeout: 300_000,
  reporter: "list",
  use,
  webServer,
});
