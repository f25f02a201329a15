import fs from "node:fs";
import path from "node:path";
import { openEmbedded, POSTGRES_MAJOR } from "@/lib/db/embedded";
import { lockFolder } from "@/lib/db/folder-lock";
import { closeFolder } from "@/lib/db/private-folder";
import { textOf } from "@/lib/messages/text";
import { DATABASE, inspectArchive, SECRET, unpackArchive } from "./archive";

const text = textOf("en", "cli.restore");

/** What an empty data folder may hold: the lock, and what a new volume comes with. */
const NOTHING = new Set(["console.lock", "lost+found"]);

function refuseFull(dataDir: string): void {
  if (!fs.existsSync(dataDir)) return;
  const held = fs.readdirSync(dataDir).filter((name) => !NOTHING.has(name));
  if (held.length === 0) return;
  throw new Error(text("notEmpty", { folder: dataDir, names: held.slice(0, 3).join(", ") }));
}

/**
 * Restores the backup `file` into `dataDir`, which must be new or empty, and opens the database once.
 * Nothing is written before the whole file was read and found sound.
 */
export async function restore(file: string, dataDir: string): Promise<{ hasSecret: boolean }> {
  refuseFull(dataDir);
  const { major, hasSecret } = await inspectArchive(file);
  if (major !== POSTGRES_MAJOR)
    throw new Error(text("otherVersion", { file, version: major, embedded: POSTGRES_MAJOR }));
  closeFolder(dataDir);
  const unlock = lockFolder(dataDir);
  const unpacked = path.join(dataDir, "restoring");
  try {
    fs.mkdirSync(unpacked, { mode: 0o700 });
    await unpackArchive(file, unpacked);
    closeFolder(unpacked);
    // The database last: with it the folder counts as restored.
    for (const name of hasSecret ? [SECRET, DATABASE] : [DATABASE])
      fs.renameSync(path.join(unpacked, name), path.join(dataDir, name));
  } finally {
    fs.rmSync(unpacked, { recursive: true, force: true });
    unlock();
  }
  const { client, close } = await openEmbedded(dataDir);
  await client.query("SELECT 1");
  await close();
  return { hasSecret };
}
