import "server-only";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./types";

const result = z.object({ rows: z.array(z.unknown()) });

/** The rows of a statement written by hand, each parsed by `row`. */
export async function sqlRows<S extends z.ZodType>({ db }: { db: Db }, row: S, query: SQL): Promise<z.infer<S>[]> {
  return z.array(row).parse(result.parse(await db.execute(query)).rows);
}
