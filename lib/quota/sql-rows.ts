import "server-only";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";

const result = z.object({ rows: z.array(z.unknown()) });

/** The rows of a statement written by hand, each parsed by `row`. */
export async function sqlRows<S extends z.ZodType>(ctx: Pick<Ctx, "db">, row: S, query: SQL): Promise<z.infer<S>[]> {
  return z.array(row).parse(result.parse(await ctx.db.execute(query)).rows);
}
