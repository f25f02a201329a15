/** The pace is that of the last so many milliseconds. */
const WINDOW_MS = 15_000;
/** Before this much time and this many steps any estimate would be a guess. */
const LEAST_MS = 2_000;
const LEAST_STEPS = 2;

export type Pace = {
  /** So many steps are done at this moment. */
  add: (at: Date, done: number) => void;
  /** When the rest will be done at the recent pace; null while that cannot be said. */
  expectedEnd: (left: number) => Date | null;
};

/** How fast something goes on, from its recent steps only. */
export function createPace(): Pace {
  let samples: { at: number; done: number }[] = [];
  return {
    add(at, done) {
      const time = at.getTime();
      const last = samples.at(-1);
      // The clock was set back, or the counting started over: what was measured is void.
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
      if (took < LEAST_MS || steps < LEAST_STEPS) return null;
      return new Date(last.at + (Math.max(left, 0) * took) / steps);
    },
  };
}
