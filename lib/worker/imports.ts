import "server-only";
import { performImports } from "@/lib/imports/perform";
import { getSystemContext } from "@/lib/server-context";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 2_000;
const holder: typeof globalThis & { consoleImports?: Loop } = globalThis;

/** Sends the rows of all imports. Returns a function that stops it. */
export function startImports(): Loop {
  const loop = startLoop("importing", EVERY_MS, async (signal) => performImports(await getSystemContext(), signal));
  holder.consoleImports = loop;
  return loop;
}

/** Runs the next round now, after this process recorded an import. */
export function runImportsNow(): void {
  holder.consoleImports?.wake();
}
