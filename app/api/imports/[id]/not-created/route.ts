import { failedCsv } from "@/lib/imports/failed-csv";
import { readerLocale } from "@/lib/messages/reader-locale";
import { respondCsv } from "@/lib/route";

type Context = { params: Promise<{ id: string }> };

/** The rows of an import that failed or were not sent, with their reasons, as a CSV file that can be imported again. */
export const GET = async (_request: Request, { params }: Context) => {
  const { id } = await params;
  return respondCsv("operations:read", async (ctx) => failedCsv(ctx, id, await readerLocale()));
};
