import type { NextRequest } from "next/server";
import { respond } from "@/lib/route";
import { searchEverything } from "@/lib/search/search";

/** Organizations and customers that match `q`, for the command palette. */
export const GET = (request: NextRequest) =>
  respond("organizations:read", (ctx) => searchEverything(ctx, request.nextUrl.searchParams.get("q") ?? ""));
