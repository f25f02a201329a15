import "server-only";
import fs from "node:fs";
import path from "node:path";

/** All permissions of other users. */
export const OTHERS = 0o077;
const STICKY = 0o1000;

function refusal(target: string, mode: number, why: string): Error {
  const octal = (mode & 0o7777).toString(8).padStart(4, "0");
  return new Error(
    `${target} is open to other users (mode ${octal}) and cannot be closed: ${why}. ` +
      "Set DATA_DIR to a folder that belongs to the user who runs the console.",
  );
}

function close(target: string): void {
  const stats = fs.lstatSync(target, { throwIfNoEntry: false });
  // Removed since the folder was listed: a file that another process replaced.
  if (!stats || stats.isSymbolicLink()) return;
  if ((stats.mode & OTHERS) !== 0) {
    try {
      fs.chmodSync(target, stats.mode & 0o700);
    } catch (error) {
      throw refusal(target, stats.mode, error instanceof Error ? error.message : String(error));
    }
    const { mode } = fs.lstatSync(target);
    if ((mode & OTHERS) !== 0) throw refusal(target, mode, "the file system keeps no permissions");
  }
  if (!stats.isDirectory()) return;
  let names: string[];
  try {
    names = fs.readdirSync(target);
  } catch {
    // Not accessible even to us, such as a volume's lost+found.
    return;
  }
  for (const name of names) close(path.join(target, name));
}

/**
 * Creates `folder` if needed, and closes it and its content to other users, even if it existed. Throws if that isn't
 * possible, and for a shared folder such as /tmp. Windows has other permissions.
 */
export function closeFolder(folder: string): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform === "win32") return;
  const real = fs.realpathSync(folder);
  const { mode } = fs.statSync(real);
  if ((mode & STICKY) !== 0 || path.dirname(real) === real)
    throw new Error(
      `${folder} is shared with other users. Set DATA_DIR to a folder of its own, such as ${path.join(folder, "console")}.`,
    );
  close(real);
}
