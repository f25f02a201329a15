import "server-only";

/**
 * How far this process's console has started. "none": none was started here, as in a script. `since`: start of this
 * step, in ms.
 */
export type StartState =
  | { phase: "none" }
  | { phase: "starting"; waitingFor: string; since: number }
  | { phase: "ready"; since: number };

const holder: typeof globalThis & { consoleStart?: StartState; consoleStartWaiters?: Set<() => void> } = globalThis;
const QUIET_MS = 3_000;
const REPEAT_MS = 30_000;

/** Kept on globalThis: Next.js loads modules separately for instrumentation and for routes. */
export const getStartState = (): StartState => holder.consoleStart ?? { phase: "none" };

/** Resolves with true once the console has started (at once if none is starting), with false after `ms`. */
export function waitForStart(ms: number): Promise<boolean> {
  if (getStartState().phase !== "starting") return Promise.resolve(true);
  holder.consoleStartWaiters ??= new Set();
  const waiters = holder.consoleStartWaiters;
  return new Promise((resolve) => {
    const end = (started: boolean) => {
      clearTimeout(timer);
      waiters.delete(ready);
      resolve(started);
    };
    const ready = () => end(true);
    const timer = setTimeout(end, ms, false);
    waiters.add(ready);
  });
}

/** Tracks what the start of a console is waiting for, and logs it when it takes long. */
export function trackStart(say: (text: string) => void) {
  let timer: NodeJS.Timeout | undefined;
  let step = "";
  let began = 0;
  const reportAgain = () => {
    const seconds = Math.round((Date.now() - began) / 1000);
    say(`Waiting for ${step}…${seconds > QUIET_MS / 1000 ? ` (${seconds} s)` : ""}`);
    timer = setTimeout(reportAgain, REPEAT_MS);
    timer.unref();
  };
  return {
    /** What the start waits for, as a noun: "the database". Reported repeatedly while it lasts. */
    waitFor: (next: string) => {
      if (next === step) return;
      clearTimeout(timer);
      step = next;
      began = Date.now();
      holder.consoleStart = { phase: "starting", waitingFor: step, since: began };
      timer = setTimeout(reportAgain, QUIET_MS);
      timer.unref();
    },
    ready: () => {
      clearTimeout(timer);
      holder.consoleStart = { phase: "ready", since: Date.now() };
      for (const started of holder.consoleStartWaiters ?? []) started();
    },
    /** After a failed start: stops logging. */
    end: () => clearTimeout(timer),
  };
}
