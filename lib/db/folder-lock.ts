import "server-only";
import fs from "node:fs";
import path from "node:path";
import { tryLock } from "fs-native-extensions";

/** Another process holds the data folder. */
export class FolderInUseError extends Error {
  constructor(folder: string) {
    super(
      `The data folder ${folder} is in use by another console. ` +
        "Stop that one, choose another DATA_DIR, or set DATABASE_URL to run several consoles.",
    );
    this.name = "FolderInUseError";
  }
}

/**
 * Takes the operating system's lock on a data folder; the kernel releases it even after SIGKILL. Returns the function
 * that releases it. Throws FolderInUseError when another process has it.
 */
export function lockFolder(folder: string): () => void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fd = fs.openSync(path.join(folder, "console.lock"), "a+", 0o600);
  if (!tryLock(fd)) {
    fs.closeSync(fd);
    throw new FolderInUseError(folder);
  }
  return () => fs.closeSync(fd);
}
