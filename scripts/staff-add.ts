import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { openDatabase } from "@/lib/db/global";
import { parseEnv } from "@/lib/env";
import { failureMessage } from "@/lib/failure-message.mjs";
import { redact } from "@/lib/log";
import { getSystemContext } from "@/lib/server-context";
import { createStaff } from "@/lib/staff/manage";
import { createStaffSchema } from "@/lib/staff/schemas";
import { trackStart } from "@/lib/worker/start-state";
import { loadEnvFiles } from "./lib/env-file.mjs";
import { root } from "./lib/root.mjs";

const USAGE = `Adds a person who may sign in.

  npm run staff:add -- --email ana@integrator.example --name "Ana Puig" --role admin

--env-file F reads F in place of .env. The password is asked for, or read from standard input; --role is admin, operator or viewer.
With the embedded database the console must not be running: use its Team page then.`;

function fail(lines: string[]): never {
  for (const line of lines) console.error(redact(line));
  process.exit(1);
}

async function readPassword(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdin.isTTY ? process.stderr : undefined });
  try {
    if (process.stdin.isTTY) return await lines.question("Password (at least 12 characters, shown as typed): ");
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
if (values.help || !values.email || !values.name) fail([USAGE]);
// Named from where the person stands; everything else counts from the folder of the console.
const envFile = values["env-file"] && resolve(values["env-file"]);
process.chdir(root);
const problems = loadEnvFiles(root, process.env, envFile);
if (problems.length > 0) fail([...problems, "See .env.example."]);
const env = parseEnv(process.env);
if (!env.ok) fail([...env.lines, "See .env.example."]);
const input = createStaffSchema.safeParse({ ...values, password: await readPassword() });
if (!input.success) fail(input.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
const start = trackStart((text) => console.error(redact(text)));
try {
  const database = await openDatabase(start.waitFor);
  await createStaff(await getSystemContext(), input.data, { id: null, name: "Command line" }, true);
  await database.close();
  console.log(`${input.data.name} may sign in as ${input.data.role}.`);
  process.exit(0);
} catch (error) {
  fail([failureMessage(error)]);
}
