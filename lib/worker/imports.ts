import "server-only";
import { performImports } from "@/lib/imports/perform";
import { getSystemContext } from "@/lib/server-context";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 2_000;
const holder: typeof globalThis & { consoleImports?: Loop } = globalThis;

/** Sends the rows of all imports. Returns what ends it. */
export function startImports(): Loop {
  const loop = startLoop("importing", EVERY_MS, async (signal) => performImports(await getSystemContext(), signal));
  holder.consoleImports = loop;
  return loop;
}

/** An import was written down by this process: it need not wait for the next round. */
export function kickImports(): void {
  holder.consoleImports?.wake();
}
