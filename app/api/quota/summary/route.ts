import type { NextRequest } from "next/server";
import { AppError } from "@/lib/errors";
import { readSearchParams } from "@/lib/http/search-params";
import { getText } from "@/lib/messages/get-text";
import { message } from "@/lib/messages/message";
import { readerLocale } from "@/lib/messages/reader-locale";
import { respondCsvParts } from "@/lib/route";
import { formatMonth } from "@/lib/time/dates";
import { recordedMonths } from "@/lib/usage/summary";
import { summaryCsv } from "@/lib/usage/summary-csv";
import { chosenMonth, summaryParamsSchema } from "@/lib/usage/summary-schemas";

/** The summary of a month as a CSV file: `?month=2026-10`, by default the month that the page shows. */
export const GET = (request: NextRequest) =>
  respondCsvParts("quota:read", async (ctx) => {
    const given = Object.fromEntries(request.nextUrl.searchParams);
    const { query } = readSearchParams(summaryParamsSchema, { month: "" }, given);
    const months = await recordedMonths(ctx);
    const { month, state } = chosenMonth(query.month, months);
    if (!state) {
      const none = message("usage.errors.noHistory");
      const shown = month && formatMonth(month, await readerLocale());
      throw new AppError("not-found", month === "" ? none : message("usage.errors.noMonth", { month: shown }));
    }
    return { name: `usage-summary-${month}.csv`, parts: summaryCsv(ctx, state, months, await getText("usage.file")) };
  });
