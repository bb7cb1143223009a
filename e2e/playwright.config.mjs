// The stories run against the release build, under the headers of production.

import { defineConfig } from "@playwright/test";
import { launchOptions } from "./support/chromium.mjs";

// Of its own, so that a running `cargo xtask serve` is not in the way; another checkout can choose another.
const port = Number(process.env.UNHUNCH_TEST_PORT ?? 8099);
const baseURL = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: "tests",
  outputDir: "results",
  fullyParallel: true,
  forbidOnly: true,
  // A story that fails now and then is a bug, here or in the app: it is named at the end, and three of them fail the run.
  retries: 1,
  workers: 2,
  reporter: [["list"], ["./support/flaky.mjs"]],
  // Only the stories about it keep the app on the device; elsewhere `page.route` has to see every request.
  use: { baseURL, launchOptions, trace: "off", serviceWorkers: "block" },
  projects: [
    {
      name: "phone",
      grepInvert: /@desktop/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    {
      // A story whose title ends in `@desktop` runs here instead.
      name: "desktop",
      grep: /@desktop/,
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
  webServer: {
    command: `cargo xtask serve --no-build --port ${port}`,
    cwd: "..",
    url: baseURL,
    reuseExistingServer: false,
  },
});
