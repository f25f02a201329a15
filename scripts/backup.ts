import path from "node:path";
import { textOf } from "@/lib/messages/text";
import { backUp } from "./backup/back-up";
import { fail, readCommand } from "./backup/command";

const text = textOf("en", "cli.backup");

const { file, env } = readCommand(text("help"));
if (env.DATABASE_URL) fail(text("useDump"));
const time = new Date().toISOString().replace(/\.\d+/, "").replaceAll(":", "-");
const target = path.resolve(file ?? `integrator-console-${time}.tar.gz`);
try {
  await backUp(env.DATA_DIR, target);
  console.log(text("done", { folder: env.DATA_DIR, file: target }));
  if (env.NEXTAUTH_SECRET) console.log(text("keepSecret"));
  process.exit(0);
} catch (error) {
  fail(text("failed", { reason: error instanceof Error ? error.message : String(error) }));
}
