import "server-only";
import fs from "node:fs";

/** Bytes that this user can still write where `folder` is. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}
