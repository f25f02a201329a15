import type { NextRequest } from "next/server";
import { readSearchParams } from "@/lib/http/search-params";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { historyCsv } from "@/lib/quota/csv";
import { readHistory } from "@/lib/quota/history";
import { historyKeys } from "@/lib/quota/history-schemas";
import { respondCsv } from "@/lib/route";
import { readTimeZone } from "@/lib/settings/time-zone";
import { calendarDay } from "@/lib/time/zone";
import { historyFileDefaults, historyFileSchema } from "./search-params";

/** The figures of a chart as a CSV file: `?range=24h|30d|12m`, `&counter=` for one of them alone. */
export const GET = (request: NextRequest) =>
  respondCsv("quota:read", async (ctx) => {
    const given = Object.fromEntries(request.nextUrl.searchParams);
    const { range, counter } = readSearchParams(historyFileSchema, historyFileDefaults, given).query;
    const history = await readHistory(ctx, range);
    const name = ["quota", counter, range, calendarDay(ctx.now(), await readTimeZone(ctx))]
      .filter((part) => part !== "")
      .join("-");
    const words = { text: await getText("quota.decrease"), locale: await readerLocale() };
    return { name: `${name}.csv`, text: historyCsv(history, counter === "" ? historyKeys : [counter], words) };
  });
