import "server-only";

/** The maximum number of pages per statement: on the embedded database nothing else runs during one. */
const PAGES_PER_WRITE = 5;
/** The most pages waiting to be written; then reading pauses, so that memory stays flat. */
const PAGES_WAITING = 8;

export type Writer<T> = {
  /** Queues a page; waits only while too many are queued. Throws the error of an earlier write. */
  push: (page: T) => Promise<void>;
  /** Waits until everything is written. Throws the error of a write. */
  drain: () => Promise<void>;
};

/** Writes pages while the next ones are being read: one write at a time, with all queued pages. */
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
      const pages = waiting.splice(0, PAGES_PER_WRITE);
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
