import path from "node:path";
import { backUp } from "./backup/back-up";
import { fail, readCommand } from "./backup/command";

const USAGE = `Backs up the embedded database and its secret, while the console runs or not.

  npm run backup                     into integrator-console-<time>.tar.gz
  npm run backup -- <file>           into a file that does not exist yet
  npm run backup -- --data-dir <folder>   of another folder than DATA_DIR`;

const { file, startedIn, env } = readCommand(USAGE);
if (env.DATABASE_URL)
  fail("DATABASE_URL is set: back up that server with pg_dump, and keep NEXTAUTH_SECRET with the dump.");
const time = new Date().toISOString().replace(/\.\d+/, "").replaceAll(":", "-");
const target = path.resolve(startedIn, file ?? `integrator-console-${time}.tar.gz`);
try {
  const { consoleRan } = await backUp(env.DATA_DIR, target);
  console.log(`Backed up ${env.DATA_DIR} to ${target}${consoleRan ? " while the console ran" : ""}.`);
  if (env.NEXTAUTH_SECRET) console.log("NEXTAUTH_SECRET is not part of it: keep it too.");
  process.exit(0);
} catch (error) {
  fail(`No backup was made. ${error instanceof Error ? error.message : String(error)}`);
}
