import "server-only";
import { performImports } from "@/lib/imports/perform";
import { deliverDue } from "@/lib/notifications/deliver";
import { getSendOptions } from "@/lib/notifications/send-options";
import { getSystemContext } from "@/lib/server-context";
import { type Loop, startLoop } from "./loop";

/** What sends rows of imports and due deliveries: on its own every few seconds, and when woken. */
const starts = {
  imports: () => startLoop("importing", 2_000, async (signal) => performImports(await getSystemContext(), signal)),
  deliveries: () =>
    startLoop("delivering", 3_000, async (signal) => deliverDue(await getSystemContext(), getSendOptions(signal))),
};

type Loops = Record<keyof typeof starts, Loop>;
const holder: typeof globalThis & { consoleLoops?: Loops } = globalThis;

export function startLoops(): Loop[] {
  holder.consoleLoops = { imports: starts.imports(), deliveries: starts.deliveries() };
  return Object.values(holder.consoleLoops);
}

/** Runs the next round now, after this process recorded an import or queued a delivery. */
export function wakeLoop(name: keyof Loops): void {
  holder.consoleLoops?.[name].wake();
}
