/** The window of the rate, in milliseconds. */
const WINDOW_MS = 15_000;
/** Before this much time and this many steps, an estimate would be a guess. */
const MIN_MS = 2_000;
const MIN_STEPS = 2;

export type Pace = {
  /** Records the steps done so far. */
  add: (at: Date, done: number) => void;
  /** When the rest will be done at the recent rate; null: unknown. */
  expectedEnd: (left: number) => Date | null;
};

/** The pace of a process, from its recent steps only. */
export function createPace(): Pace {
  let samples: { at: number; done: number }[] = [];
  return {
    add(at, done) {
      const time = at.getTime();
      const last = samples.at(-1);
      // The clock was set back, or counting started over: discard the measurements.
      if (last && (time < last.at || done < last.done)) samples = [];
      samples.push({ at: time, done });
      while (samples.length > 2 && (samples[1]?.at ?? time) <= time - WINDOW_MS) samples.shift();
    },
    expectedEnd(left) {
      const [first] = samples;
      const last = samples.at(-1);
      if (!first || !last) return null;
      const took = last.at - first.at;
      const steps = last.done - first.done;
      if (took < MIN_MS || steps < MIN_STEPS) return null;
      return new Date(last.at + (Math.max(left, 0) * took) / steps);
    },
  };
}
