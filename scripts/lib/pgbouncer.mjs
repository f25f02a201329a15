// @ts-check
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lastLines, startChild } from "./children.mjs";
import { freePort } from "./ports.mjs";
import { serverUser } from "./postgres-binaries.mjs";

/** @typedef {{ urlOf: (database: string) => string, stop: () => Promise<void> }} Pooler */

/** Where the binary is. Throws with what to install when there is none. */
export function findPgBouncer() {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"];
  const found = folders.map((folder) => join(folder, "pgbouncer")).find((file) => existsSync(file));
  if (!found) throw new Error("pgbouncer is missing: install it (Debian: apt-get install pgbouncer)");
  return found;
}

/** @param {number} port */
const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

/**
 * Starts PgBouncer in transaction mode in front of a server. It is gone when this process ends.
 * @param {string} server URL of the server, whose role it uses for everybody
 * @param {{ settings?: string[], poolSize?: number, role?: { user: string, password: string } }} [options]
 *   settings: further lines of its [pgbouncer] section
 * @returns {Promise<Pooler>}
 */
export async function startPgBouncer(server, { settings = [], poolSize = 8, role } = {}) {
  const binary = findPgBouncer();
  const url = new URL(server);
  const { user, password } = role ?? {
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
  const owner = serverUser();
  const port = await freePort();
  const folder = mkdtempSync("/tmp/console-pgbouncer-");
  const file = join(folder, "pgbouncer.ini");
  const lines = [
    "[databases]",
    `* = host=${url.hostname} port=${url.port || 5432} user=${user} password=${password}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${port}`,
    "auth_type = any",
    "pool_mode = transaction",
    `default_pool_size = ${poolSize}`,
    "max_client_conn = 100",
    "unix_socket_dir =",
    ...settings,
  ];
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  chmodSync(folder, 0o700);
  if (owner.uid !== undefined && owner.gid !== undefined) {
    for (const path of [folder, file]) chownSync(path, owner.uid, owner.gid);
  }
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const pooler = startChild("pgbouncer", binary, [file], { ...owner, cwd: folder });
  const stop = async () => {
    await pooler.stop("SIGTERM", 3000);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await answers(port))
      return { urlOf: (database) => `postgresql://${user}:x@127.0.0.1:${port}/${database}`, stop };
    const ended = await Promise.race([pooler.ended, sleep(50)]);
    if (ended) break;
  }
  await stop();
  throw new Error(`pgbouncer did not start:\n${lastLines(pooler.output(), 5)}`);
}
