import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { openDatabase } from "@/lib/db/global";
import { parseEnv } from "@/lib/env";
import { failureMessage } from "@/lib/failure-message.mjs";
import { trackStart } from "@/lib/health/start-state";
import { redact } from "@/lib/log";
import { textOf, translateStored } from "@/lib/messages/text";
import { getSystemContext } from "@/lib/server-context";
import { createStaff } from "@/lib/staff/manage";
import { createStaffSchema } from "@/lib/staff/schemas";
import { loadEnvFiles } from "./lib/env-file.mjs";
import { root } from "./lib/root.mjs";

const text = textOf("en", "cli.staffAdd");
const seeExample = textOf("en", "cli.common")("seeExample");

function fail(lines: string[]): never {
  for (const line of lines) console.error(redact(line));
  process.exit(1);
}

async function readPassword(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdin.isTTY ? process.stderr : undefined });
  try {
    if (process.stdin.isTTY) return await lines.question(`${text("password")} `);
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
  }
}

const { values } = parseArgs({
  options: {
    email: { type: "string" },
    "env-file": { type: "string" },
    name: { type: "string" },
    role: { type: "string", default: "admin" },
    help: { type: "boolean", default: false },
  },
});
if (values.help || !values.email || !values.name) fail([text("help")]);
// Named from where the person stands; everything else counts from the folder of the console.
const envFile = values["env-file"] && resolve(values["env-file"]);
process.chdir(root);
const problems = loadEnvFiles(root, process.env, envFile);
if (problems.length > 0) fail([...problems, seeExample]);
const env = parseEnv(process.env);
if (!env.ok) fail([...env.lines, seeExample]);
const input = createStaffSchema.safeParse({ ...values, password: await readPassword() });
if (!input.success)
  fail(input.error.issues.map((issue) => `${issue.path.join(".")}: ${translateStored(issue.message)}`));
const start = trackStart((line) => console.error(redact(line)));
try {
  const database = await openDatabase(start.waitFor);
  await createStaff(await getSystemContext(), input.data, { id: null, name: text("actor") }, true);
  await database.close();
  console.log(text("added", { name: input.data.name, role: input.data.role }));
  process.exit(0);
} catch (error) {
  fail([failureMessage(error)]);
}
