import "server-only";
import { deliverDue } from "@/lib/notifications/deliver";
import { getMeans } from "@/lib/notifications/means";
import { getSystemContext } from "@/lib/server-context";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 3_000;
const holder: typeof globalThis & { consoleDeliveries?: Loop } = globalThis;

/** Sends what is due, every few seconds. Returns what ends it. */
export function startDeliveries(): Loop {
  const loop = startLoop("delivering", EVERY_MS, async (signal) =>
    deliverDue(await getSystemContext(), getMeans(signal)),
  );
  holder.consoleDeliveries = loop;
  return loop;
}

/** Something was queued by this process: it need not wait for the next round. */
export function kickDeliveries(): void {
  holder.consoleDeliveries?.wake();
}
