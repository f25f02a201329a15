import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { operations } from "@/lib/db/schema";
import { previewImport } from "@/lib/imports/preview";
import { previewImportSchema, type StartImportInput } from "@/lib/imports/schemas";
import { startImport } from "@/lib/imports/start";

/** A file of unions with these names. */
export const unions = (...names: string[]) => `name,type\n${names.map((name) => `${name},union`).join("\n")}\n`;

export const numbered = (count: number, words = "Club") => Array.from({ length: count }, (_, n) => `${words} ${n + 1}`);

/** The form of an import, as a person sends it who has seen its preview. */
export async function importForm(
  ctx: Ctx,
  text: string,
  more: Partial<StartImportInput> = {},
): Promise<StartImportInput> {
  const input = previewImportSchema.parse({ text, fileName: "clubs.csv" });
  const { digest } = await previewImport(ctx, { ...input, ...more });
  return { ...input, formToken: randomUUID(), digest, includeExisting: "", ...more };
}

/** Begins an import of this file. */
export async function beginImport(ctx: Ctx, text: string): Promise<string> {
  return (await startImport(ctx, await importForm(ctx, text))).importId;
}

/** The operations of an import, in the order of its file. */
export const rowsOf = (ctx: Pick<Ctx, "db">, importId: string) =>
  ctx.db.select().from(operations).where(eq(operations.importId, importId)).orderBy(asc(operations.importLine));
