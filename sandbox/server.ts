import { parseArgs } from "node:util";
import { z } from "zod";
import { generationSchema } from "./generation";
import { startSandbox } from "./start-sandbox";

const whole = z.string().regex(/^\d+$/, "must be a whole number").transform(Number);

const optionsSchema = z.object({
  port: whole.default(7799),
  organizations: whole.default(240),
  state: z.string().optional(),
  "create-delay": whole.default(1500),
  "job-delay": whole.default(1500),
  latency: whole.default(0),
  generation: generationSchema.default("august"),
  fresh: z.boolean().default(false),
});

const text = { type: "string" } as const;

const HELP = `npm run sandbox -- [flags]   a stand-in for the Vocdoni SaaS API on 127.0.0.1

  --port N           default 7799; 0 takes any free one
  --organizations N  how many the integrator has, default 240
  --state FILE       keeps its state there; --fresh begins anew
  --create-delay MS  how long a creation takes, default 1500
  --job-delay MS     how long jobs stay pending, default 1500
  --latency MS       added to every request, default 0
  --generation NAME  august (default), current (what is documented since) or lts (the older branch);
                     SANDBOX_GENERATION sets the default

Under /__sandbox/ it takes orders: faults, requests, state, limits, wallet, keys, organizations, elections, users, settings
(the generation too), conditions, reset.
The keys and sign-ins it knows stand in sandbox/credentials.ts.`;

function defaultGeneration(): { default?: string } {
  const { SANDBOX_GENERATION } = process.env;
  return SANDBOX_GENERATION ? { default: SANDBOX_GENERATION } : {};
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...{ port: text, organizations: text, state: text, "create-delay": text, "job-delay": text, latency: text },
      generation: { type: "string", ...defaultGeneration() },
      fresh: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const { port, organizations, state, fresh, latency, generation, ...delays } = optionsSchema.parse(values);
  const running = await startSandbox({
    ...{ port, organizations, fresh, latency, generation },
    createDelay: delays["create-delay"],
    jobDelay: delays["job-delay"],
    ...(state === undefined ? {} : { stateFile: state }),
  });
  console.log(`Sandbox of the Vocdoni API on ${running.url}`);
  const stop = (): void => {
    running.close().then(() => process.exit(0), fail);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

function fail(error: unknown): never {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "EADDRINUSE") console.error("The port of the sandbox is taken; choose another one with --port.");
  else if (error instanceof z.ZodError)
    console.error(error.issues.map(({ path, message }) => `--${path.join(".")}: ${message}`).join("\n"));
  else console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

main().catch(fail);
