// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { lastLines, runChild } from "./children.mjs";
import { programs } from "./root.mjs";

/** The headless shell first: the same engine without the windows, menus and services that a test pays for. */
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A browser can be there and still not run: a library is missing, or it is a stub that asks for a snap. */
const runs = (/** @type {string} */ path) =>
  existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;

function onThisMachine() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS].find(runs);
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  return [chromium.executablePath()].find(runs);
}

/**
 * Looks for a Chromium that runs; needs node_modules.
 * @returns {Promise<string | undefined>} its path
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  return onThisMachine() ?? (await playwrightsOwn());
}

/** @param {(text: string) => void} say */
async function installWithPlaywright(say) {
  say("No Chromium found: trying `playwright install chromium`");
  const result = await runChild("playwright install", process.execPath, [programs.playwright, "install", "chromium"]);
  const found = result.code === 0 ? await playwrightsOwn() : undefined;
  if (!found) say(`That did not help: ${lastLines(result.output, 1)}`);
  return found;
}

/** @param {(text: string) => void} say */
async function installWithApt(say) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  say("Trying `apt-get install chromium-headless-shell`, then `chromium`");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const update = await runChild("apt-get update", "apt-get", ["update", "-q"], { env });
  if (update.code !== 0) say(`apt-get update: ${lastLines(update.output, 1)}`);
  for (const name of ["chromium-headless-shell", "chromium"]) {
    const args = ["install", "-y", "-q", "--no-install-recommends", name];
    const result = await runChild("apt-get install", "apt-get", args, { env });
    if (result.code === 0) break;
    say(`That did not help: ${lastLines(result.output, 1)}`);
  }
  return onThisMachine();
}

/**
 * Finds a Chromium, or installs one. Throws with what a person can do when nothing works.
 * @param {(text: string) => void} say
 */
export async function ensureChromium(say) {
  const found = (await findChromium()) ?? (await installWithPlaywright(say)) ?? (await installWithApt(say));
  if (found) return found;
  throw new Error(
    "No Chromium could be found or installed. Install Chromium or Chrome (Debian: apt-get install chromium), " +
      "or set CHROMIUM_PATH=/path/to/chromium, and run this again.",
  );
}
