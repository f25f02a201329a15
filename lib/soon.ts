import "server-only";
import pTimeout from "p-timeout";

/** Long enough for a quick Vocdoni, short enough for the rest of the page to wait. */
const PATIENCE_MS = 250;

const arrived = new WeakSet<Promise<unknown>>();

/** Waits briefly for all to settle. Failures surface where the value is awaited. */
export async function waitALittle(promises: Promise<unknown>[]): Promise<void> {
  const noted = promises.map((promise) => {
    const note = () => void arrived.add(promise);
    return promise.then(note, note);
  });
  await pTimeout(Promise.all(noted), { milliseconds: PATIENCE_MS, fallback: () => undefined });
}

/** Whether a promise that `waitALittle` waited for has settled. */
export const hasArrived = (promise: Promise<unknown>): boolean => arrived.has(promise);

/** What a page doesn't wait for at all, because it has something else to show (`Late`). */
export type Later<T> = { value: Promise<T> };

export function later<T>(value: Promise<T>): Later<T> {
  // It may fail before the part of the page that shows it is rendered, or be of a page that never is.
  value.catch(() => undefined);
  return { value };
}
