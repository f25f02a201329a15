import type { NextRequest } from "next/server";
import { viewQuota } from "@/lib/quota/view";
import { respond } from "@/lib/route";

const FORCED_MS = 2_000;

/** The quota as last read; `?fresh=1` has it read anew unless that was done 2 seconds ago. */
export const GET = (request: NextRequest) =>
  respond("quota:read", (ctx) =>
    request.nextUrl.searchParams.has("fresh") ? viewQuota(ctx, FORCED_MS) : viewQuota(ctx),
  );
