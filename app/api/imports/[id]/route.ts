import type { NextRequest } from "next/server";
import { readSearchParams } from "@/lib/http/search-params";
import { getImportPage } from "@/lib/imports/read";
import { importRowsDefaults, importRowsQuerySchema } from "@/lib/imports/schemas";
import { translateImport } from "@/lib/imports/translate";
import { readerLocale } from "@/lib/messages/reader-locale";
import { respond } from "@/lib/route";

type Context = { params: Promise<{ id: string }> };

/** An import with one page of its rows: `?group=failed&page=2&size=25`. */
export const GET = async (request: NextRequest, { params }: Context) => {
  const { id } = await params;
  const given = Object.fromEntries(request.nextUrl.searchParams);
  const { query } = readSearchParams(importRowsQuerySchema, importRowsDefaults, given);
  return respond("operations:read", async (ctx) =>
    translateImport(await getImportPage(ctx, id, query), await readerLocale()),
  );
};
