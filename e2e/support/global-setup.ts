import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, buildState } from "../../scripts/lib/build.mjs";
import { stopChildren } from "../../scripts/lib/children.mjs";
import { makeTemplate, TEMPLATE_VARIABLE } from "./template";

/** Builds unless the caller just did, and prepares the data that every stack starts from. */
export default async function globalSetup() {
  if (buildState() === "none" || (process.env.CONSOLE_BUILT !== "1" && buildState() !== "current")) {
    console.log("Building the console");
    const { code } = await build({ output: "inherit" });
    if (code !== 0) throw new Error("The build failed.");
  }
  const folder = mkdtempSync(join(tmpdir(), "console-e2e-"));
  process.env[TEMPLATE_VARIABLE] = folder;
  const remove = async () => {
    await stopChildren(3000);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await makeTemplate(folder);
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}
