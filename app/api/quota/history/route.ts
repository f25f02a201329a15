import type { NextRequest } from "next/server";
import { z } from "zod";
import { readSearchParams } from "@/lib/http/search-params";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { historyCsv } from "@/lib/quota/csv";
import { readHistory } from "@/lib/quota/history";
import { historyKeySchema, historyKeys, historyRangeSchema } from "@/lib/quota/history-schemas";
import { respondCsv } from "@/lib/route";
import { readTimeZone } from "@/lib/settings/time-zone";
import { calendarDay } from "@/lib/time/zone";

const schema = z.object({ range: historyRangeSchema, counter: z.union([z.literal(""), historyKeySchema]) });

/** The figures of a chart as a CSV file: `?range=24h|30d|12m`, `&counter=` for one of them alone. */
export const GET = (request: NextRequest) =>
  respondCsv("quota:read", async (ctx) => {
    const given = Object.fromEntries(request.nextUrl.searchParams);
    const { range, counter } = readSearchParams(schema, { range: "30d", counter: "" }, given).query;
    const history = await readHistory(ctx, range);
    const name = ["quota", counter, range, calendarDay(ctx.now(), await readTimeZone(ctx))]
      .filter((part) => part !== "")
      .join("-");
    const words = { text: await getText("quota.decrease"), locale: await readerLocale() };
    return { name: `${name}.csv`, text: historyCsv(history, counter === "" ? historyKeys : [counter], words) };
  });
