import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { root } from "./root.mjs";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      inBundle: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
      os: z.array(z.string()).optional(),
    }),
  ),
});
const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));

/** Where Node looks for `name` from a package, nearest first. */
function* places(from: string, name: string) {
  for (let folder = from; folder !== ""; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/"))))
    yield `${folder}/node_modules/${name}`;
  yield `node_modules/${name}`;
}

it("names the binaries of every platform, without which `npm ci` fails on another one", () => {
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => ![...places(from, name)].some((place) => packages[place])),
  );
  expect(missing).toEqual([]);
  for (const os of ["linux", "darwin", "win32"])
    expect(Object.values(packages).filter((each) => each.os?.includes(os)).length).toBeGreaterThan(10);
});

it("pins each package by its content and names no registry", () => {
  const [, ...installed] = Object.entries(packages);
  expect(installed.filter(([, { integrity, inBundle }]) => !integrity && !inBundle)).toEqual([]);
  expect(installed.filter(([, { resolved }]) => resolved)).toEqual([]);
});
