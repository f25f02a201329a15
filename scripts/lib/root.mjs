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
 * Arguments with which Node runs a TypeScript file of this repository.
 * @param {string} file path from the root
 * @param {string[]} [flags] further Node flags
 */
export const typescript = (file, flags = []) => [...flags, "--import", "tsx", join(root, file)];
