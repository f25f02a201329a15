// @ts-check

/**
 * Ends this process with SIGTERM when the one that started it is gone, however that one ended.
 * A killed parent cannot pass a signal on.
 */
export function followParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  timer.unref();
}

followParent();
