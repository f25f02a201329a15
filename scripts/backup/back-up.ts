import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { FolderInUseError, lockFolder } from "@/lib/db/folder-lock";
import { textOf } from "@/lib/messages/text";
import { DATABASE, SECRET, writeArchive } from "./archive";

const text = textOf("en", "cli.backup");

const POLL_MS = 100;
const UNANSWERED_MS = 15_000;
const SIGN_OF_LIFE_MS = 5_000;

/** Takes the lock of a data folder; null while a console has it. */
function tryLock(dataDir: string): (() => void) | null {
  try {
    return lockFolder(dataDir);
  } catch (error) {
    if (error instanceof FolderInUseError) return null;
    throw error;
  }
}

async function waitForCopy(dataDir: string, folder: string, unansweredMs: number): Promise<void> {
  const has = (name: string) => fs.existsSync(path.join(folder, name));
  const began = performance.now();
  let alive = began;
  while (!has("done")) {
    if (has("failed"))
      throw new Error(text("copyFailed", { reason: fs.readFileSync(path.join(folder, "failed"), "utf8") }));
    if (has("wanted") && performance.now() - began > unansweredMs) throw new Error(text("noResponse"));
    if (performance.now() - alive > SIGN_OF_LIFE_MS) {
      alive = performance.now();
      const unlock = tryLock(dataDir);
      unlock?.();
      if (unlock && !has("done")) throw new Error(text("stopped"));
    }
    await sleep(POLL_MS);
  }
}

/** Has the running console copy its database, see lib/db/snapshot.ts, and archives the copy. */
async function fromConsole(dataDir: string, file: string, unansweredMs: number): Promise<void> {
  const folder = path.join(dataDir, `backup-${randomUUID()}`);
  fs.mkdirSync(folder, { mode: 0o700 });
  try {
    fs.writeFileSync(path.join(folder, "wanted"), "", { mode: 0o600 });
    await waitForCopy(dataDir, folder, unansweredMs);
    const secret = path.join(dataDir, SECRET);
    if (fs.existsSync(secret)) fs.copyFileSync(secret, path.join(folder, SECRET));
    await writeArchive(folder, file);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Writes a backup of the embedded database in `dataDir` to `file`, which must not exist yet, whether a console runs on it
 * or not. Everything that was acknowledged before is in it.
 */
export async function backUp(
  dataDir: string,
  file: string,
  unansweredMs = UNANSWERED_MS,
): Promise<{ consoleRan: boolean }> {
  if (!fs.existsSync(path.join(dataDir, DATABASE, "PG_VERSION")))
    throw new Error(text("noDatabase", { folder: dataDir }));
  if (fs.existsSync(file)) throw new Error(text("fileExists", { file }));
  const unlock = tryLock(dataDir);
  if (!unlock) {
    await fromConsole(dataDir, file, unansweredMs);
    return { consoleRan: true };
  }
  try {
    await writeArchive(dataDir, file);
    return { consoleRan: false };
  } finally {
    unlock();
  }
}
