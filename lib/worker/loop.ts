import "server-only";
import { beat } from "@/lib/health/heartbeat";
import { getLog } from "@/lib/log";

/** Long work is alive as long as the event loop is: it has deadlines of its own. */
const BEAT_MS = 30_000;

export type Loop = { wake: () => void; stop: () => Promise<void> };

/**
 * Does `work` again and again, never twice at once: the next begins `everyMs` after the last has ended, or at once when
 * somebody wakes it. `stop` aborts the signal and waits for what is under way.
 */
export function startLoop(what: string, everyMs: number, work: (signal: AbortSignal) => Promise<unknown>): Loop {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  const round = async () => {
    beat(what);
    const beating = setInterval(() => beat(what), BEAT_MS);
    try {
      await work(stopping.signal);
    } catch (error) {
      getLog().warn({ err: error }, `${what} failed`);
    } finally {
      clearInterval(beating);
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
