import "server-only";
import fs from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { getLog } from "@/lib/log";
import { freeBytes } from "./disk";
import { DurableNodeFS } from "./durable-node-fs";
import { lockFolder } from "./folder-lock";
import { closeFolder } from "./private-folder";
import { serveSnapshots } from "./snapshot";

/** The PostgreSQL major of PGlite. */
export const POSTGRES_MAJOR = "18";
const INT8 = 20;
const MAINTENANCE_MS = 5 * 60_000;
/** Twice what a checkpoint may write: running out of space during one aborts PostgreSQL. */
const CHECKPOINT_BYTES = 32 * 1024 * 1024;

const settings = ["-c", "wal_sync_method=fsync", "-c", "shared_buffers=32MB", "-c", "max_wal_size=64MB"];
const startParams = [...PGlite.defaultStartParams.filter((param) => param !== "-F"), ...settings];

/**
 * PostgreSQL has aborted, usually for lack of disk space, and further calls to PGlite would never return. Every
 * acknowledged change is on disk: the next start recovers it.
 */
function giveUp(folder: string, said: string): never {
  const reason = said || "PostgreSQL ended without saying why";
  // PGlite swallows what is thrown here, and the process would carry on.
  try {
    process.stderr.write(
      `The embedded database in ${folder} stopped: ${reason}.\n` +
        "Every acknowledged change is kept. Make sure that the disk has space, then start the console again.\n",
    );
    getLog().fatal({ folder, reason, freeBytes: freeBytes(folder) }, "the embedded database stopped; the console ends");
  } finally {
    process.exit(1);
  }
}

const FATAL_LINE = /\b(?:PANIC|FATAL):\s*(.*)/;

function open(folder: string): Promise<PGlite> {
  let said = "";
  return PGlite.create({
    fs: new DurableNodeFS(folder, () => giveUp(folder, said)),
    startParams,
    relaxedDurability: false,
    extensions: { pg_trgm },
    parsers: { [INT8]: Number },
    onStderr: (line) => {
      said = FATAL_LINE.exec(line)?.[1] ?? said;
      return false;
    },
  });
}

export type Embedded = { client: PGlite; close: () => Promise<void> };

/** PGlite in memory, for tests: same extensions, same parsers, nothing on disk. `snapshot` is a dump to start from. */
export function openInMemory(snapshot?: Blob): Promise<PGlite> {
  return PGlite.create({
    extensions: { pg_trgm },
    parsers: { [INT8]: Number },
    ...(snapshot ? { loadDataDir: snapshot } : {}),
  });
}

function refuseOtherMajor(folder: string): void {
  const version = fs.readFileSync(path.join(folder, "PG_VERSION"), "utf8").trim();
  if (version === POSTGRES_MAJOR) return;
  throw new Error(
    `The database in ${folder} was made by PostgreSQL ${version}; this console embeds PostgreSQL ${POSTGRES_MAJOR}. ` +
      "Run the console version that made it, or begin with an empty DATA_DIR: organizations are then read from Vocdoni " +
      "again, but customers, links, staff and history are not.",
  );
}

/**
 * A folder whose first init was killed doesn't open again: it is created under another name and renamed when complete.
 */
async function createFolder(folder: string): Promise<void> {
  const temporary = `${folder}.making`;
  fs.rmSync(temporary, { recursive: true, force: true });
  fs.mkdirSync(temporary, { mode: 0o700 });
  const client = await open(temporary);
  await client.exec("CREATE EXTENSION IF NOT EXISTS pg_trgm");
  await client.close();
  fs.renameSync(temporary, folder);
}

/**
 * The work of a server's background processes. VACUUM must be a statement of its own: two in one query are a
 * transaction.
 */
export async function maintain(client: PGlite): Promise<void> {
  await client.exec("CHECKPOINT");
  await client.exec("VACUUM (ANALYZE)");
}

async function maintainFolder(client: PGlite, folder: string): Promise<void> {
  const free = freeBytes(folder);
  if (free >= CHECKPOINT_BYTES) return maintain(client);
  getLog().error({ folder, freeBytes: free }, "the disk is nearly full: database maintenance was left out");
}

/**
 * Opens the embedded PostgreSQL under `dataDir`, creating it if needed; closes the folder to other users. One process
 * at a time (FolderInUseError otherwise); each commit is on disk before it is acknowledged.
 */
export async function openEmbedded(dataDir: string): Promise<Embedded> {
  closeFolder(dataDir);
  const release = lockFolder(dataDir);
  try {
    const folder = path.join(path.resolve(dataDir), "postgres");
    if (!fs.existsSync(path.join(folder, "PG_VERSION"))) await createFolder(folder);
    refuseOtherMajor(folder);
    const client = await open(folder);
    const timer = setInterval(() => {
      maintainFolder(client, folder).catch((error) => getLog().warn({ err: error }, "database maintenance failed"));
    }, MAINTENANCE_MS);
    timer.unref();
    const stopSnapshots = serveSnapshots(client, path.resolve(dataDir), folder);
    return {
      client,
      close: async () => {
        clearInterval(timer);
        await stopSnapshots();
        await client.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
