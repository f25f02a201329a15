// @ts-check
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** @param {string} folder @returns {string} the nearest one, upwards, with a package.json */
const packageFolder = (folder) => (existsSync(join(folder, "package.json")) ? folder : packageFolder(dirname(folder)));

/** Absolute path of the repository, or of the package that was made of it: scripts are bundled there, in another depth. */
export const root = packageFolder(dirname(fileURLToPath(import.meta.url)));

/** True in a package (what `npm run build` leaves in .next/standalone): it has no sources, and nothing to build with. */
export const isPackage = existsSync(join(root, "server.js"));

/** The folder that is served. */
export const packageRoot = isPackage ? root : join(root, ".next", "standalone");

/** @param {string} path */
const inModules = (path) => join(root, "node_modules", path);

/** Programs of packages, for Node to run: npm's own links to them are batch files on Windows, which only a shell starts. */
export const programs = {
  biome: inModules("@biomejs/biome/bin/biome"),
  depcruise: inModules("dependency-cruiser/bin/dependency-cruise.mjs"),
  knip: inModules("knip/bin/knip.js"),
  next: inModules("next/dist/bin/next"),
  playwright: inModules("@playwright/test/cli.js"),
  tsc: inModules("typescript/bin/tsc"),
  vitest: inModules("vitest/vitest.mjs"),
};

/** Node flags for a process that must not outlive the one that started it. */
export const followingParent = ["--import", new URL("./follow-parent.mjs", import.meta.url).href];

/**
 * A heap that may grow to gigabytes is let grow to four times what lives in it before garbage is collected: a sync of 100,000
 * took 430 MB, of which 70 lived. With this limit it takes 260 MB. NODE_OPTIONS may set another one.
 */
const HEAP_LIMIT_MB = 768;
/** Where new objects live, in MB. With Node's 16, a sync spent three times as long collecting them. NODE_OPTIONS may set another one. */
const NEW_SPACE_MB = 48;

/**
 * Arguments with which Node serves the build, for a process that must not outlive the one that started it.
 * @param {number} port
 * @param {string} host
 */
export function serverArguments(port, host) {
  const options = process.env.NODE_OPTIONS ?? "";
  const limits = [
    ...(/max[-_]old[-_]space/.test(options) ? [] : [`--max-old-space-size=${HEAP_LIMIT_MB}`]),
    ...(/semi[-_]space/.test(options) ? [] : [`--max-semi-space-size=${NEW_SPACE_MB}`]),
  ];
  const serve = fileURLToPath(new URL("./serve.mjs", import.meta.url));
  return [...followingParent, ...limits, serve, join(packageRoot, "server.js"), String(port), host];
}

/**
 * Arguments with which Node serves the sources, for development.
 * @param {number} port
 * @param {string} host
 */
export const developmentArguments = (port, host) => [
  ...followingParent,
  programs.next,
  "dev",
  "--port",
  String(port),
  "--hostname",
  host,
];

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
