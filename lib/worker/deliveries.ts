import "server-only";
import { deliverDue } from "@/lib/notifications/deliver";
import { getSendOptions } from "@/lib/notifications/send-options";
import { getSystemContext } from "@/lib/server-context";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 3_000;
const holder: typeof globalThis & { consoleDeliveries?: Loop } = globalThis;

/** Sends due deliveries every few seconds. Returns a function that stops it. */
export function startDeliveries(): Loop {
  const loop = startLoop("delivering", EVERY_MS, async (signal) =>
    deliverDue(await getSystemContext(), getSendOptions(signal)),
  );
  holder.consoleDeliveries = loop;
  return loop;
}

/** Runs the next round now, after this process queued something. */
export function runDeliveriesNow(): void {
  holder.consoleDeliveries?.wake();
}
