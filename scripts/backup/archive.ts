import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import * as tar from "tar";
import { NOT_COPIED } from "@/lib/db/snapshot";
import { textOf } from "@/lib/messages/text";

/** What a backup is made of, in its gzipped tar: the database's folder, and what its webhooks' secrets are sealed with. */
export const DATABASE = "postgres";
export const SECRET = "auth-secret";

const text = textOf("en", "cli.restore");
const backupText = textOf("en", "cli.backup");

const WHOLE = [`${DATABASE}/PG_VERSION`, `${DATABASE}/global/pg_control`];
const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : undefined);

/** Gives `part` its name unless that is taken. A file system without hard links has only the rename. */
function nameWhole(part: string, file: string): void {
  try {
    fs.linkSync(part, file);
    fs.unlinkSync(part);
  } catch (error) {
    if (codeOf(error) === "EEXIST" || fs.existsSync(file)) throw new Error(backupText("fileExists", { file }));
    fs.renameSync(part, file);
  }
}

/** Writes what is in `folder` (`postgres`, `auth-secret`) to `file`: all of it or nothing, readable by the owner only. */
export async function writeArchive(folder: string, file: string): Promise<void> {
  if (fs.existsSync(file)) throw new Error(backupText("fileExists", { file }));
  const part = `${file}.${randomBytes(4).toString("hex")}.part`;
  const names = [DATABASE, SECRET].filter((name) => fs.existsSync(path.join(folder, name)));
  const filter = (name: string) => path.basename(name) !== NOT_COPIED;
  try {
    const packed = tar.create({ gzip: true, cwd: folder, strict: true, filter }, names);
    await pipeline(packed, fs.createWriteStream(part, { flags: "wx", mode: 0o600, flush: true }));
    nameWhole(part, file);
  } finally {
    fs.rmSync(part, { force: true });
  }
}

/** Where an entry of a backup may lie: nothing of it leads out of the folder it is unpacked in. */
const isOurs = ({ path: name, type }: tar.ReadEntry) =>
  ["File", "Directory", "OldFile"].includes(type) &&
  (name === SECRET || name.startsWith(`${DATABASE}/`)) &&
  !name.split("/").includes("..");

/**
 * Reads a backup to its end without writing anything, so that its checksum is checked. Returns the PostgreSQL major that
 * made it. Throws, naming the file, when it is damaged or no backup.
 */
export async function inspectArchive(file: string): Promise<{ major: string; hasSecret: boolean }> {
  const names = new Set<string>();
  let foreign = "";
  let major = "";
  const onReadEntry = (entry: tar.ReadEntry) => {
    names.add(entry.path);
    if (!isOurs(entry)) foreign ||= entry.path;
    if (entry.path === WHOLE[0])
      entry.on("data", (chunk) => {
        major += chunk.toString();
      });
    else entry.resume();
  };
  try {
    await tar.list({ file, strict: true, onReadEntry });
  } catch (error) {
    if (codeOf(error) === "ENOENT") throw new Error(text("noFile", { file }));
    throw new Error(text("damaged", { file, reason: error instanceof Error ? error.message : String(error) }));
  }
  const missing = WHOLE.find((name) => !names.has(name));
  if (missing) throw new Error(text("incomplete", { file, name: missing }));
  if (foreign) throw new Error(text("foreign", { file, name: foreign }));
  return { major: major.trim(), hasSecret: names.has(SECRET) };
}

/** Unpacks an inspected backup into an empty folder. */
export const unpackArchive = (file: string, folder: string) => tar.extract({ file, cwd: folder, strict: true });
