import type { NextRequest } from "next/server";
import { quotaForReader } from "@/app/(console)/quota/quota-for-reader";
import { respond } from "@/lib/route";

const FORCED_MS = 2_000;

/** The quota as last read; `?fresh=1`, for those who may, reads it again unless that was done 2 seconds ago. */
export const GET = (request: NextRequest) =>
  request.nextUrl.searchParams.has("fresh")
    ? respond("quota:refresh", (ctx) => quotaForReader(ctx, FORCED_MS))
    : respond("quota:read", (ctx) => quotaForReader(ctx));
