import "server-only";

/** Long enough for a quick Vocdoni, short enough for the rest of the page to wait. */
const PATIENCE_MS = 250;

const arrived = new WeakSet<Promise<unknown>>();

/** Waits briefly for all to settle. Failures surface where the value is awaited. */
export async function waitALittle(promises: Promise<unknown>[]): Promise<void> {
  if (promises.length === 0) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  const noted = promises.map((promise) =>
    promise.then(
      () => arrived.add(promise),
      () => arrived.add(promise),
    ),
  );
  await Promise.race([Promise.all(noted), late]);
  clearTimeout(timer);
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
