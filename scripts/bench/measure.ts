/** Milliseconds. */
export type Percentiles = { p50: number; p95: number; p99: number };

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? 0;

/** Percentiles by nearest rank. */
export function percentilesOf(samples: readonly number[]): Percentiles {
  const sorted = [...samples].sort((a, b) => a - b);
  return { p50: at(sorted, 0.5), p95: at(sorted, 0.95), p99: at(sorted, 0.99) };
}

/** Runs `work` one call after the other and answers how long each took, in ms; the first ones only warm up. */
export async function sample(work: (turn: number) => Promise<unknown>, times: number, warmUp = 10): Promise<number[]> {
  const samples: number[] = [];
  for (let turn = 0; turn < warmUp + times; turn += 1) {
    const started = performance.now();
    await work(turn);
    if (turn >= warmUp) samples.push(performance.now() - started);
  }
  return samples;
}

export const ms = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
export const triple = ({ p50, p95, p99 }: Percentiles) => `${ms(p50)} / ${ms(p95)} / ${ms(p99)}`;
export const times = (value: number) => `${value.toFixed(2)} ×`;

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? "---" : "--:"))), ...rows.map(line)].join("\n");
}
