import "server-only";
import { inArray } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { customers } from "@/lib/db/schema";
import { translateStored } from "@/lib/messages/text";
import { csvFile } from "@/lib/text/csv";
import { columnsWith, MAX_ROWS } from "./model";
import { getImport, readRows, reasonOf, rowsOfImport } from "./read";

/** A row's values, whether or not they were accepted. */
const inputSchema = z.object({
  names: z.object({ default: z.string().optional() }),
  type: z.string(),
  country: z.string(),
  website: z.string(),
  defaultLang: z.string().optional(),
});

/** A template with the columns of an import and an example row; with the language if one is given. */
export function templateCsv(language: string | null): string {
  const example = ["Maple Street Association", "association", "ES", "https://maple.example", "Maple Street", "maple-1"];
  const row = language === null ? example : [...example, language];
  return csvFile([columnsWith(language !== null), row]);
}

/**
 * Failed and skipped rows, as a CSV file to correct and import again: the columns of the template, the line in the
 * original file and the reason in the reader's language. Throws AppError `not-found`.
 */
export async function failedCsv(
  ctx: Pick<Ctx, "db" | "now">,
  id: string,
  locale?: string,
): Promise<{ name: string; text: string }> {
  await getImport(ctx, id);
  const rows = await readRows(ctx, rowsOfImport(id, ["failed", "not-sent"]), MAX_ROWS, 0);
  const ids = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))];
  const { id: key, name, externalId } = customers;
  const found =
    ids.length > 0 ? await ctx.db.select({ key, name, externalId }).from(customers).where(inArray(key, ids)) : [];
  const byId = new Map(found.map((customer) => [customer.key, customer]));
  const hasLanguage = rows.some(({ input }) => inputSchema.parse(input).defaultLang);
  const lines = rows.map(({ input, line, state, error, customerId }) => {
    const { names, type, country, website, defaultLang } = inputSchema.parse(input);
    const customer = byId.get(customerId ?? "");
    const own = [names.default ?? "", type, country, website, customer?.name ?? "", customer?.externalId ?? ""];
    return [
      ...own,
      ...(hasLanguage ? [defaultLang ?? ""] : []),
      line,
      translateStored(reasonOf(state, error) ?? "", locale),
    ];
  });
  const head = [...columnsWith(hasLanguage), "line", "reason"];
  return { name: `import-${id.slice(0, 4)}-not-created.csv`, text: csvFile([head, ...lines]) };
}
