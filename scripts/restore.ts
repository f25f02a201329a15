import path from "node:path";
import { textOf } from "@/lib/messages/text";
import { fail, readCommand } from "./backup/command";
import { restore } from "./backup/restore";

const text = textOf("en", "cli.restore");

const usage = text("help");
const { file, env } = readCommand(usage);
if (!file) fail(usage);
if (env.DATABASE_URL) fail(text("useRestore"));
try {
  const { hasSecret } = await restore(path.resolve(file), env.DATA_DIR);
  console.log(text("done", { file, folder: env.DATA_DIR }));
  if (!hasSecret) console.log(text("noSecret"));
  process.exit(0);
} catch (error) {
  fail(text("failed", { reason: error instanceof Error ? error.message : String(error) }));
}
