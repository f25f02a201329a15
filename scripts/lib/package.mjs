// @ts-check
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { precompress } from "./precompress.mjs";
import { packageRoot, root } from "./root.mjs";

/** Commands that a package offers, as `node scripts/<name>.mjs`; npm and tsx are not needed for them. */
const COMMANDS = ["start", "staff-add", "backup", "restore"];
/** Native code and WebAssembly stay with the packages that the server brings along; a package builds nothing. */
const NOT_BUNDLED = ["esbuild", "@electric-sql/pglite", "@node-rs/argon2", "fs-native-extensions", "pg-native"];
/** Files that a package looks for by a name made at run time, which the trace of `next build` misses. */
const UNTRACED = [`fs-native-extensions/prebuilds/${process.platform}-${process.arch}`];
/** Loaded by path, next to the commands. */
const LOADED = ["follow-parent.mjs"];
/** CommonJS packages, once bundled, look for these. */
const REQUIRE = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

async function bundleCommands() {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [...COMMANDS.map((name) => join(root, "scripts", `${name}.ts`)), join(root, "scripts/lib/serve.mjs")],
    entryNames: "[name]",
    outdir: join(packageRoot, "scripts"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    banner: { js: REQUIRE },
    // Under it the package server-only lets itself be imported.
    conditions: ["react-server"],
    external: NOT_BUNDLED,
    tsconfig: join(root, "tsconfig.json"),
    logLevel: "warning",
  });
}

/** Completes what `next build` left in .next/standalone to a folder that runs anywhere with Node alone. */
export async function completePackage() {
  // Next.js copies them, with whatever secrets are in them.
  for (const name of [".env", ".env.production"]) rmSync(join(packageRoot, name), { force: true });
  for (const folder of ["public", "drizzle", ".next/static"])
    cpSync(join(root, folder), join(packageRoot, folder), { recursive: true });
  precompress(join(packageRoot, ".next/static"));
  for (const path of UNTRACED.map((each) => join("node_modules", each)))
    cpSync(join(root, path), join(packageRoot, path), { recursive: true });
  for (const name of LOADED)
    cpSync(fileURLToPath(new URL(`./${name}`, import.meta.url)), join(packageRoot, "scripts", name));
  await bundleCommands();
}
