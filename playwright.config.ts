import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./scripts/lib/chromium.mjs";

const executablePath = await findChromium();
if (!executablePath) throw new Error("No Chromium found: run npm test, which installs one, or set CHROMIUM_PATH.");
// The workers read this file again; they need not search.
process.env.CHROMIUM_PATH = executablePath;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/global-setup.ts",
  // A stack belongs to a worker, so any test may run in any of them: all stay busy to the end.
  fullyParallel: true,
  // One more than the two cores that are reckoned with: a test waits at times, for an operation or for Vocdoni. A fourth
  // makes the whole slower by a fifth: each has a console, a database and a browser of its own.
  workers: 3,
  retries: 0,
  forbidOnly: process.env.CI === "true",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A whole build takes both cores: after all others, whose expectations would run out beside it.
  projects: [
    { name: "console", testIgnore: /several-consoles/ },
    { name: "built apart", testMatch: /several-consoles/, dependencies: ["console"] },
  ],
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "test-results/report.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "UTC",
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    // A trace records every frame of every test; two cores have better things to do. TRACE=1 turns it on.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { executablePath, args: ["--disable-gpu", "--disable-background-networking"] },
  },
});
