import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makeTemplate, TEMPLATE_VARIABLE, consoleEnvironment, copyTemplate, sandboxStateOf } from "./support/template";
import { plainEnvironment } from "./support/console-process";
import { startSandbox } from "./support/sandbox-process";
import { startChild } from "../scripts/lib/children.mjs";
import { nextBin } from "../scripts/lib/root.mjs";
import { freePort } from "../scripts/lib/ports.mjs";
const folder = mkdtempSync(join(tmpdir(), "boot-"));
process.env[TEMPLATE_VARIABLE] = folder;
await makeTemplate(folder);
const sandbox = await startSandbox(await freePort(), sandboxStateOf(folder));
const env = plainEnvironment({ ...consoleEnvironment(folder, sandbox.url, true), NEXT_MANUAL_SIG_HANDLE: "true", AUTH_TRUST_HOST: "true", NEXT_TELEMETRY_DISABLED: "1" });
const port = await freePort();
for (let i = 0; i < 6; i++) {
  const t = performance.now();
  const child = startChild("c", process.execPath, [nextBin, "start", "--port", String(port), "--hostname", "127.0.0.1"], { env });
  let listen = 0;
  for (;;) { const a = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined); if (a && !listen) listen = performance.now() - t; if (a?.status === 200) break; await sleep(20); }
  const healthy = performance.now() - t;
  console.log("listen", Math.round(listen), "healthy", Math.round(healthy));
  if (i === 0) console.log(child.output());
  await sleep(300);
  await child.stop("SIGKILL");
}
await sandbox.stop(); rmSync(folder, { recursive: true });
process.exit(0);
