// The stories of `engines/`: Firefox and WebKit, with the release build, in real time. Playwright only runs them.

import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "engines",
  outputDir: "results-engines",
  // A file at a time in each worker, which keeps its browser from file to file.
  fullyParallel: false,
  forbidOnly: true,
  // In real time, on machines whose speed wanders by a factor of three: what fails once and then passes is told as flaky.
  retries: 1,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  projects: [{ name: "firefox" }, { name: "webkit" }],
});
