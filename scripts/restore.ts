import path from "node:path";
import { fail, readCommand } from "./backup/command";
import { restore } from "./backup/restore";

const USAGE = `Restores a backup of the embedded database into an empty DATA_DIR. No console may run on it.

  npm run restore -- <file>
  npm run restore -- <file> --data-dir <folder>   into another folder than DATA_DIR`;

const { file, startedIn, env } = readCommand(USAGE);
if (!file) fail(USAGE);
if (env.DATABASE_URL) fail("DATABASE_URL is set: restore that server with pg_restore or psql.");
try {
  const { hasSecret } = await restore(path.resolve(startedIn, file), env.DATA_DIR);
  console.log(`Restored ${file} into ${env.DATA_DIR}. Start the console with DATA_DIR=${env.DATA_DIR}.`);
  if (!hasSecret) console.log("It holds no secret: start with the same NEXTAUTH_SECRET as before.");
  process.exit(0);
} catch (error) {
  fail(`Nothing was restored. ${error instanceof Error ? error.message : String(error)}`);
}
