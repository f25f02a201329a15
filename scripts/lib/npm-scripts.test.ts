import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { root } from "./root.mjs";

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
/** Programs that npm finds on every system: its own `.bin` has a batch file for each. */
const PROGRAMS = ["node", "biome", "next", "tsc", "vitest", "playwright", "drizzle-kit"];

it.each(Object.entries(scripts))("npm run %s works in cmd.exe, too: %s", (_name, script) => {
  for (const command of script.split(" && ")) expect(PROGRAMS).toContain(command.split(" ")[0]);
  // Neither shell's variables, quotes, globs, redirections or groups.
  expect(script.replaceAll(" && ", " ")).not.toMatch(/[$%'"`*?[\]<>|;^&(){}~\\]|\w=\S* \w+ /);
});
