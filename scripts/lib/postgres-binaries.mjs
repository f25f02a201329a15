// @ts-check
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";

const OLDEST = 15;
/** What CI runs where Debian has them: the oldest that is supported, and the newest that Debian releases. */
const WANTED = [OLDEST, 17];

/** @param {string} command @param {string[]} args */
function outputOf(command, args) {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

function debianFolders() {
  const base = "/usr/lib/postgresql";
  if (!existsSync(base)) return [];
  const majors = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return majors.map((major) => join(base, major, "bin"));
}

/**
 * Folders with a PostgreSQL server of version 15 or later, most likely first.
 * @returns {{ folder: string, version: string }[]}
 */
export function findServers() {
  const inPath = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const folders = [...inPath, ...debianFolders(), outputOf("pg_config", ["--bindir"])]
    .filter((folder) => folder && existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")))
    .map((folder) => realpathSync(join(folder, "initdb")).replace(/\/initdb$/, ""));
  return [...new Set(folders)].flatMap((folder) => {
    const version = outputOf(join(folder, "postgres"), ["--version"]).match(/\b(\d+)(?:[.\w]*)/)?.[0];
    return version && Number.parseInt(version, 10) >= OLDEST ? [{ folder, version }] : [];
  });
}

/** @typedef {ReturnType<typeof findServers>[number]} Binaries */

const majorOf = (/** @type {Binaries} */ { version }) => Number.parseInt(version, 10);

/**
 * The oldest and the newest of them, which may be the same, and the wanted majors that are not installed.
 * @param {Binaries[]} servers
 * @returns {{ chosen: Binaries[], missing: number[] }}
 */
export function oldestAndNewest(servers) {
  const sorted = servers.toSorted((a, b) => majorOf(a) - majorOf(b));
  const [oldest] = sorted;
  const newest = sorted.find((server) => majorOf(server) === majorOf(sorted[sorted.length - 1] ?? server));
  const majors = servers.map(majorOf);
  return {
    chosen: [...new Set([oldest, newest])].flatMap((server) => (server ? [server] : [])),
    missing: WANTED.filter((major) => !majors.includes(major)),
  };
}

/**
 * PostgreSQL refuses to run as root: then it runs as the user postgres, or nobody.
 * @returns {{ uid?: number, gid?: number }}
 */
export function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return {};
}
