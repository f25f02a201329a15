import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../scripts/lib/ports.mjs";
import { type Console, startConsole } from "./console-process";
import { type Sandbox, startSandbox } from "./sandbox-process";
import { consoleEnvironment, copyTemplate, dataOf, sandboxStateOf } from "./template";

/** A console and the sandbox it talks to, with data of their own. */
export type Stack = {
  console: Console;
  sandbox: Sandbox;
  /** DATA_DIR of the console. */
  dataDir: string;
  close(): Promise<void>;
};

/**
 * @param session whether VOCDONI_SESSION_EMAIL and VOCDONI_SESSION_PASSWORD are configured
 * @param empty without the data of the template: nobody can sign in yet
 */
export async function startStack({ session, empty }: { session: boolean; empty?: boolean }): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), "console-stack-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (!empty) copyTemplate(folder);
  let sandbox: Sandbox | undefined;
  try {
    sandbox = await startSandbox(await freePort(), sandboxStateOf(folder));
    const env = consoleEnvironment(folder, sandbox.url, session);
    const console = await startConsole(await freePort(), env);
    const close = async () => {
      await console.stop();
      await sandbox?.stop();
      remove();
    };
    return { console, sandbox, dataDir: dataOf(folder), close };
  } catch (error) {
    await sandbox?.stop();
    remove();
    throw error;
  }
}
