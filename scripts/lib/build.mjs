// @ts-check
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "./children.mjs";
import { filesOnDisk } from "./files.mjs";
import { writeMessageTypes } from "./message-types.mjs";
import { completePackage } from "./package.mjs";
import { programs, root } from "./root.mjs";

const stampFile = join(root, ".next", "console-build.json");
const NOT_BUILT =
  /^(?:sandbox|e2e|scripts(?!\/lib\/compile-messages)|docs)\/|\.test\.tsx?$|\.d\.json\.ts$|^next-env\.d\.ts$/;
const BUILT = /\.(?:tsx?|[cm]js|css|json|svg|png|ico|webp|woff2|sql)$/;

/**
 * One hash over the content of everything that a build is made from, or of what matches.
 * @param {RegExp} [only]
 */
export function sourcesHash(only = BUILT) {
  const hash = createHash("sha256");
  const files = filesOnDisk().filter((file) => only.test(file) && !NOT_BUILT.test(file));
  for (const file of files.sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** @returns {string | undefined} */
function buildId() {
  try {
    return readFileSync(join(root, ".next", "BUILD_ID"), "utf8");
  } catch {
    return undefined;
  }
}

/**
 * A build that was made by hand with `next build` counts as none: it is not complete.
 * @returns {"current" | "stale" | "none"}
 */
export function buildState() {
  const id = buildId();
  if (!id) return "none";
  try {
    const stamp = JSON.parse(readFileSync(stampFile, "utf8"));
    if (stamp.buildId !== id) return "none";
    return stamp.sources === sourcesHash() ? "current" : "stale";
  } catch {
    return "none";
  }
}

/**
 * Builds for production and notes from which sources.
 * @param {{ env?: NodeJS.ProcessEnv, output?: "pipe" | "inherit" }} [options]
 */
export async function build({ env = process.env, output = "pipe" } = {}) {
  // Taken before: sources edited during the build make it stale.
  const sources = sourcesHash();
  // Next.js checks the types before it builds.
  writeMessageTypes();
  const result = await runChild("next build", process.execPath, [programs.next, "build"], {
    output,
    // A build needs nothing of .env, which Next.js would read in its own way.
    env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", __NEXT_PROCESSED_ENV: "true" },
  });
  if (result.code !== 0) return result;
  await completePackage();
  writeFileSync(stampFile, JSON.stringify({ buildId: buildId(), sources }));
  return result;
}
