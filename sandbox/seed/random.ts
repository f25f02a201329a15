/** A seeded source of numbers in [0, 1) (mulberry32): the same seed gives the same sequence on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A 32-bit number from a text (FNV-1a), to seed what belongs to an address. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** One item; throws on an empty list. */
export function pick<T>(next: () => number, items: readonly T[]): T {
  const item = items[Math.floor(next() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** One item by relative weight. */
export function pickWeighted<T>(next: () => number, items: readonly (readonly [T, number])[]): T {
  let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    rest -= weight;
    if (rest < 0) return item;
  }
  return pick(next, items)[0];
}

/** A whole number from `low` to `high`, both included. */
export function between(next: () => number, low: number, high: number): number {
  return low + Math.floor(next() * (high - low + 1));
}

/** Long-tailed positive weight (log-normal): few large ones, many small ones. */
export function skewed(next: () => number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return Math.exp(normal * spread);
}

/** Shuffles in place (Fisher–Yates). */
export function shuffle<T>(next: () => number, items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const [a, b] = [items[i], items[j]];
    if (a === undefined || b === undefined) continue;
    items[i] = b;
    items[j] = a;
  }
  return items;
}

/** Random lower-case hex of so many digits. */
export function hexDigits(next: () => number, digits: number): string {
  let text = "";
  while (text.length < digits)
    text += Math.floor(next() * 4294967296)
      .toString(16)
      .padStart(8, "0");
  return text.slice(0, digits);
}
