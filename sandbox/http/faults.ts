import { z } from "zod";

/** A fault to put on requests that match; what a field leaves out matches everything or changes nothing. */
export const faultSchema = z.object({
  method: z.string().optional(),
  /** Source of a regular expression, tried on the path without the query. */
  path: z.string().optional(),
  /** How many requests it hits; 0: until it is cleared. */
  times: z.number().int().min(0).default(1),
  /** How many matching requests pass before the first hit. */
  skip: z.number().int().min(0).default(0),
  delayMs: z.number().min(0).optional(),
  /** Answer this instead of what the handler says. */
  status: z.number().int().min(200).max(599).optional(),
  body: z.union([z.string(), z.json()]).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** Destroy the connection before the effect, or after it but before any byte of the answer. */
  cut: z.enum(["before", "after"]).optional(),
  mangle: z.enum(["malformed", "truncated", "html", "huge"]).optional(),
  /** With `status`: let the request take effect first. */
  afterEffect: z.boolean().optional(),
});

export type FaultInput = z.input<typeof faultSchema>;
export type Fault = z.infer<typeof faultSchema>;

interface Armed {
  id: string;
  fault: Fault;
  pattern: RegExp;
  seen: number;
  hits: number;
}

/** The faults that are set, tried in the order in which they were added. */
export class Faults {
  private armed: Armed[] = [];
  private lastId = 0;

  /** Throws a ZodError or a SyntaxError (bad regular expression). */
  add(input: FaultInput): string {
    const fault = faultSchema.parse(input);
    const id = String(++this.lastId);
    this.armed.push({ id, fault, pattern: new RegExp(fault.path ?? ""), seen: 0, hits: 0 });
    return id;
  }

  /** The fault that this request gets; counts it. */
  take(method: string, pathname: string): Fault | null {
    for (const entry of this.armed) {
      const { fault } = entry;
      if (fault.method !== undefined && fault.method.toUpperCase() !== method) continue;
      if (!entry.pattern.test(pathname)) continue;
      if (fault.times > 0 && entry.hits >= fault.times) continue;
      if (entry.seen++ < fault.skip) continue;
      entry.hits++;
      return fault;
    }
    return null;
  }

  list(): (Fault & { id: string; hits: number })[] {
    return this.armed.map(({ id, fault, hits }) => ({ id, hits, ...fault }));
  }

  /** Whether there was such a fault. */
  remove(id: string): boolean {
    const before = this.armed.length;
    this.armed = this.armed.filter((entry) => entry.id !== id);
    return this.armed.length < before;
  }

  clear(): void {
    this.armed = [];
  }
}
