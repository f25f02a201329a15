import "server-only";

/** One statement for at most so many pages: on the embedded database nothing else runs during it. */
const PAGES_A_WRITE = 5;
/** As many may wait to be written; then reading waits too, so that memory stays flat. */
const PAGES_WAITING = 8;

export type Writer<T> = {
  /** Hands a page over; waits only while too many are waiting. Throws what an earlier write threw. */
  push: (page: T) => Promise<void>;
  /** Waits until all is written. Throws what a write threw. */
  drain: () => Promise<void>;
};

/** Writes pages while the next ones are being read: one write at a time, of all that wait. */
export function createWriter<T>(write: (pages: T[]) => Promise<void>): Writer<T> {
  const waiting: T[] = [];
  let failed: { error: unknown } | null = null;
  let working: Promise<void> | null = null;
  let room: (() => void)[] = [];

  const wake = () => {
    const sleepers = room;
    room = [];
    for (const awake of sleepers) awake();
  };

  async function work(): Promise<void> {
    while (waiting.length > 0 && !failed) {
      const pages = waiting.splice(0, PAGES_A_WRITE);
      wake();
      try {
        await write(pages);
      } catch (error) {
        failed = { error };
      }
    }
    working = null;
    wake();
  }

  return {
    async push(page) {
      while (!failed && waiting.length >= PAGES_WAITING) await new Promise<void>((resolve) => room.push(resolve));
      if (failed) throw failed.error;
      waiting.push(page);
      working ??= work();
    },
    async drain() {
      await working;
      if (failed) throw failed.error;
    },
  };
}
