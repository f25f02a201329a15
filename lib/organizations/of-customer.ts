import "server-only";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { sqlRows } from "@/lib/db/sql-rows";
import { organizationRow, rowColumns } from "./list-rows";
import type { OrganizationRow } from "./schemas";

const MAX_LISTED = 500;

/** A customer's organizations by name, deleted ones last; at most 500. */
export const organizationsOfCustomer = (ctx: Pick<Ctx, "db">, customerId: string): Promise<OrganizationRow[]> =>
  sqlRows(
    ctx,
    organizationRow,
    sql`SELECT ${rowColumns} FROM organizations o JOIN customers c ON c.id = o.customer_id WHERE c.id = ${customerId}
      ORDER BY o.gone_at NULLS FIRST, o.sort_key, o.address LIMIT ${MAX_LISTED}`,
  );
