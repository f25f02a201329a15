import "server-only";
import { recordHeartbeat } from "@/lib/health/heartbeat";
import { getLog } from "@/lib/log";

/** Long work counts as alive while the event loop runs: it has deadlines of its own. */
const BEAT_MS = 30_000;

export type Loop = { wake: () => void; stop: () => Promise<void> };

/**
 * Repeats `work`, never twice at once: the next run starts `everyMs` after the last one ended, or when woken. `stop`
 * aborts the signal and waits for the current run.
 */
export function startLoop(what: string, everyMs: number, work: (signal: AbortSignal) => Promise<unknown>): Loop {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  const round = async () => {
    recordHeartbeat(what);
    const heartbeatTimer = setInterval(() => recordHeartbeat(what), BEAT_MS);
    try {
      await work(stopping.signal);
    } catch (error) {
      getLog().warn({ err: error }, `${what} failed`);
    } finally {
      clearInterval(heartbeatTimer);
    }
    running = undefined;
    if (stopping.signal.aborted) return;
    timer = setTimeout(begin, again ? 0 : everyMs);
    again = false;
  };
  const begin = () => {
    running = round();
  };
  begin();
  return {
    wake: () => {
      again = running !== undefined;
      if (again || stopping.signal.aborted) return;
      clearTimeout(timer);
      begin();
    },
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
