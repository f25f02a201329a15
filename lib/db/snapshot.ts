import "server-only";
import fs from "node:fs";
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { getLog } from "@/lib/log";
import { freeBytes } from "./disk";

/**
 * How a backup reaches a database that another process holds: it makes a folder `backup-<uuid>` in DATA_DIR with a file
 * `wanted`, which the holder renames to `taken` and, once `postgres` in it is whole, to `done`; or it writes `failed`.
 * Only who can read the database anyway can enter that folder, and files work on every system and in a container.
 */
export const SNAPSHOT_NAME = /^backup-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EVERY_MS = 500;
/** Longer than any backup takes: an older folder was left behind by a killed process. */
const ABANDONED_AFTER_MS = 6 * 60 * 60_000;
const SPARE_BYTES = 64 * 1024 * 1024;
/** Belongs to the running process, not to the data. */
export const NOT_COPIED = "postmaster.pid";

async function sizeOf(folder: string): Promise<number> {
  const names = await fs.promises.readdir(folder, { recursive: true });
  // PostgreSQL may remove a file between the two.
  const sizes = names.map((name) =>
    fs.promises.lstat(path.join(folder, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/**
 * Copies the folder as a crash at this moment would leave it, so with every acknowledged change. No statement runs
 * while it copies.
 */
async function copyDatabase(client: PGlite, from: string, to: string): Promise<void> {
  const needed = (await sizeOf(from)) + SPARE_BYTES;
  const free = freeBytes(to);
  if (free < needed)
    throw new Error(`the copy needs ${megabytes(needed)} in DATA_DIR, and ${megabytes(free)} are free`);
  await client.runExclusive(() =>
    fs.promises.cp(from, path.join(to, "postgres"), {
      recursive: true,
      // Instant where the file system can share blocks.
      mode: fs.constants.COPYFILE_FICLONE,
      filter: (file) => path.basename(file) !== NOT_COPIED,
    }),
  );
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`;

async function answer(client: PGlite, database: string, folder: string): Promise<void> {
  const file = (name: string) => path.join(folder, name);
  if (!fs.existsSync(file("wanted"))) {
    if (Date.now() - fs.statSync(folder).mtimeMs > ABANDONED_AFTER_MS)
      fs.rmSync(folder, { recursive: true, force: true });
    return;
  }
  fs.renameSync(file("wanted"), file("taken"));
  const began = performance.now();
  try {
    await copyDatabase(client, database, folder);
    fs.renameSync(file("taken"), file("done"));
    getLog().info({ ms: Math.round(performance.now() - began) }, "copied the database for a backup");
  } catch (error) {
    getLog().error({ err: error }, "the database was not copied for a backup");
    fs.rmSync(file("postgres"), { recursive: true, force: true });
    fs.writeFileSync(file("failed"), error instanceof Error ? error.message : String(error), { mode: 0o600 });
  }
}

/** Answers backups of `database`, the folder of an open PGlite, which ask in `dataDir`. Returns what ends that. */
export function serveSnapshots(client: PGlite, dataDir: string, database: string): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running = Promise.resolve();
  const look = async () => {
    try {
      for (const name of fs.readdirSync(dataDir)) {
        if (SNAPSHOT_NAME.test(name)) await answer(client, database, path.join(dataDir, name));
      }
    } catch (error) {
      // The backup may have given up and removed its folder in between.
      getLog().warn({ err: error }, "looking for backups failed");
    }
    if (!stopped) schedule();
  };
  const schedule = () => {
    timer = setTimeout(() => {
      running = look();
    }, EVERY_MS);
    timer.unref();
  };
  schedule();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
