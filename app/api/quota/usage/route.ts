import type { NextRequest } from "next/server";
import { readSearchParams } from "@/lib/http/search-params";
import { getText } from "@/lib/messages/get-text";
import { respondCsvParts } from "@/lib/route";
import { readTimeZone } from "@/lib/settings/time-zone";
import { calendarDay } from "@/lib/time/zone";
import { rankingState } from "@/lib/usage/ranking";
import { rankingCsv } from "@/lib/usage/ranking-csv";
import { rankingQueryDefaults, rankingQuerySchema, withinRanking } from "@/lib/usage/ranking-schemas";

/** The whole ranking as a CSV file, with the page's sort order and filters, given by the same parameters. */
export const GET = (request: NextRequest) =>
  respondCsvParts("quota:read", async (ctx) => {
    const given = Object.fromEntries(request.nextUrl.searchParams);
    const { query } = withinRanking(readSearchParams(rankingQuerySchema, rankingQueryDefaults, given).query);
    const name = ["usage", query.by, query.counter, calendarDay(ctx.now(), await readTimeZone(ctx))].join("-");
    return { name: `${name}.csv`, parts: rankingCsv(ctx, query, await rankingState(ctx), await getText("usage.file")) };
  });
