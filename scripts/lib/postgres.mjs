// @ts-check
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lastLines, runChild, startChild } from "./children.mjs";
import { freePort } from "./ports.mjs";
import { findServers, serverUser } from "./postgres-binaries.mjs";

const NOTHING_LASTS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB"];

/** @typedef {{ url: string, version: string, stop: () => Promise<void> }} Server */

/** @param {ReturnType<typeof serverUser>} user */
function makeFolder(user) {
  // The other user must be able to enter it, and a socket's path may have 107 characters.
  const base = user.uid !== undefined || tmpdir().length > 60 ? "/tmp" : tmpdir();
  const folder = mkdtempSync(join(base, "console-postgres-"));
  chmodSync(folder, 0o700);
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** @param {string} bin @param {string} folder @param {string} password @param {ReturnType<typeof serverUser>} user */
async function initialize(bin, folder, password, user) {
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(passwordFile, user.uid, user.gid);
  const fixed = ["-D", join(folder, "data"), "-U", "console", "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  let output = "";
  // Not every system has C.UTF-8, and in plain C lower() leaves É as it is.
  for (const locale of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    const args = [...fixed, "-E", "UTF8", `--locale=${locale}`, "--no-sync"];
    const result = await runChild("initdb", join(bin, "initdb"), args, { ...user, cwd: folder });
    if (result.code === 0) return;
    output = result.output;
  }
  throw new Error(`initdb failed:\n${lastLines(output, 5)}`);
}

/** @param {string} url @param {import("./children.mjs").Child} server */
async function whenReady(url, server) {
  const { Client } = (await import("pg")).default;
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      const { rows } = await client.query("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'");
      if (rows.length === 1) return;
    } catch {
      const early = await Promise.race([server.ended, sleep(200)]);
      if (early) throw new Error(`postgres ended:\n${lastLines(server.output(), 5)}`);
      continue;
    } finally {
      await client.end().catch(() => {});
    }
    throw new Error("it lacks the extension pg_trgm");
  }
  throw new Error("postgres did not answer within 30 s");
}

/** @param {string} bin @param {string} version @param {boolean} durable @returns {Promise<Server>} */
async function startFrom(bin, version, durable) {
  const user = serverUser();
  const folder = makeFolder(user);
  const password = randomBytes(16).toString("hex");
  await initialize(bin, folder, password, user);
  const port = await freePort();
  const settings = [
    ...(durable ? [] : NOTHING_LASTS),
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    `unix_socket_directories=${folder}`,
  ];
  const args = ["-D", join(folder, "data"), ...settings.flatMap((setting) => ["-c", setting])];
  const server = startChild("postgres", join(bin, "postgres"), args, { ...user, cwd: folder });
  // Immediate: nothing in it is worth a checkpoint.
  const stop = async () => {
    await server.stop("SIGQUIT", 3000);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = `postgresql://console:${password}@127.0.0.1:${port}/postgres`;
    await whenReady(url, server);
    return { url, version, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Starts a PostgreSQL that is gone when this process ends.
 * @param {{ durable?: boolean, servers?: ReturnType<typeof findServers> }} [options]
 *   durable: with the settings of a server whose data is to last, for measuring; servers: the first of these that works
 * @returns {Promise<{ ok: true, server: Server } | { ok: false, reason: string }>}
 */
export async function startPostgres({ durable = false, servers = findServers() } = {}) {
  const reasons = [];
  for (const { folder, version } of servers) {
    try {
      return { ok: true, server: await startFrom(folder, version, durable) };
    } catch (error) {
      reasons.push(`${folder}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return {
    ok: false,
    reason: reasons.join("\n") || "no server binaries (initdb, postgres) of version 15 or later found",
  };
}
