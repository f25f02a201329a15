import { templateCsv } from "@/lib/imports/failed-csv";
import { readerLocale } from "@/lib/messages/reader-locale";
import { getLanguageOptions } from "@/lib/organizations/form-options";
import { respondCsv } from "@/lib/route";

/** A file with the columns of an import and one row that shows them. */
export const GET = () =>
  respondCsv("organizations:read", async (ctx) => {
    const languages = await getLanguageOptions(ctx, await readerLocale());
    return { name: "organizations-import.csv", text: templateCsv(languages?.standard ?? null) };
  });
