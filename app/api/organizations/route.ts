import type { NextRequest } from "next/server";
import { listOrganizations } from "@/lib/organizations/list";
import { organizationQueryDefaults, organizationQuerySchema } from "@/lib/organizations/list-query";
import { respond } from "@/lib/route";

const MOST = 20;
const { q, linked } = organizationQuerySchema.shape;

/** The first 20 organizations that match `q` (and `linked=yes|no`), by address and name, for pickers. */
export const GET = (request: NextRequest) =>
  respond("organizations:read", async (ctx) => {
    const params = request.nextUrl.searchParams;
    const { rows } = await listOrganizations(ctx, {
      ...organizationQueryDefaults,
      q: q.catch("").parse(params.get("q") ?? ""),
      linked: linked.catch("").parse(params.get("linked") ?? ""),
      size: MOST,
    });
    return rows.map(({ address, name }) => ({ address, name }));
  });
