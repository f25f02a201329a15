import type { NextRequest } from "next/server";
import { searchCustomers } from "@/lib/customers/read";
import { respond } from "@/lib/route";

/** The first 20 customers that match `q`, for pickers. */
export const GET = (request: NextRequest) =>
  respond("customers:read", (ctx) => searchCustomers(ctx, (request.nextUrl.searchParams.get("q") ?? "").slice(0, 200)));
