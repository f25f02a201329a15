/** What `run` resolves to. Rejects with `message` after `milliseconds`; what was begun goes on. */
export async function within<T>(milliseconds: number, message: string, run: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), milliseconds);
  });
  try {
    return await Promise.race([run, limit]);
  } finally {
    clearTimeout(timer);
    // Too late for anybody to hear of.
    run.catch(() => undefined);
  }
}
