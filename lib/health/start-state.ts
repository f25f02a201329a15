import "server-only";

/** Where this process's console stands. "none": no console was started here, as in a script. `since`: of this step, ms. */
export type StartState =
  | { phase: "none" }
  | { phase: "starting"; waitingFor: string; since: number }
  | { phase: "ready"; since: number };

const holder: typeof globalThis & { consoleStart?: StartState; consoleStartWaiters?: Set<() => void> } = globalThis;
const QUIET_MS = 3_000;
const REPEAT_MS = 30_000;

/** Kept on globalThis: Next.js loads modules separately for instrumentation and for routes. */
export const getStartState = (): StartState => holder.consoleStart ?? { phase: "none" };

/** Resolves with true once the console has started (at once where none starts), with false when that takes longer than `ms`. */
export function hasStarted(ms: number): Promise<boolean> {
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

/** What the start of a console waits for, kept for those who ask and said once it takes longer than a moment. */
export function trackStart(say: (text: string) => void) {
  let timer: NodeJS.Timeout | undefined;
  let step = "";
  let began = 0;
  const remind = () => {
    const seconds = Math.round((Date.now() - began) / 1000);
    say(`Waiting for ${step}…${seconds > QUIET_MS / 1000 ? ` (${seconds} s)` : ""}`);
    timer = setTimeout(remind, REPEAT_MS);
    timer.unref();
  };
  return {
    /** The next thing to wait for, as a noun: "the database". Said again and again while it stays. */
    waitFor: (next: string) => {
      if (next === step) return;
      clearTimeout(timer);
      step = next;
      began = Date.now();
      holder.consoleStart = { phase: "starting", waitingFor: step, since: began };
      timer = setTimeout(remind, QUIET_MS);
      timer.unref();
    },
    ready: () => {
      clearTimeout(timer);
      holder.consoleStart = { phase: "ready", since: Date.now() };
      for (const started of holder.consoleStartWaiters ?? []) started();
    },
    /** For a start that failed: nothing is said any more. */
    end: () => clearTimeout(timer),
  };
}
