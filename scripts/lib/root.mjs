// @ts-check
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** @param {string} name */
export const bin = (name) => join(root, "node_modules", ".bin", name);

export const nextBin = join(root, "node_modules", "next", "dist", "bin", "next");

/** Node flags for a process that must not outlive the one that started it. */
export const followingParent = ["--import", new URL("./follow-parent.mjs", import.meta.url).href];

/**
 * A heap that may grow to gigabytes is let grow to four times what lives in it before garbage is collected: a sync of 100,000
 * took 430 MB, of which 70 lived. With this limit it takes 260 MB. NODE_OPTIONS may set another one.
 */
const HEAP_LIMIT_MB = 768;

/**
 * Arguments with which Node serves the build, for a process that must not outlive the one that started it.
 * @param {number} port
 * @param {string} host
 */
export function serverArguments(port, host) {
  const given = /max[-_]old[-_]space/.test(process.env.NODE_OPTIONS ?? "");
  const limit = given ? [] : [`--max-old-space-size=${HEAP_LIMIT_MB}`];
  return [...followingParent, ...limit, nextBin, "start", "--port", String(port), "--hostname", host];
}

/** What the environment of a server has besides what it is given. */
export const serverVariables = {
  NEXT_MANUAL_SIG_HANDLE: "true",
  NEXT_TELEMETRY_DISABLED: "1",
  AUTH_TRUST_HOST: "true",
  // Whoever starts it has read the .env files, or wants none: Next.js would fill in from them what was left out.
  __NEXT_PROCESSED_ENV: "true",
};

/**
 * Arguments with which Node runs a TypeScript file of this repository.
 * @param {string} file path from the root
 * @param {string[]} [flags] further Node flags
 */
export const typescript = (file, flags = []) => [...flags, "--import", "tsx", join(root, file)];
