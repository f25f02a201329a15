import "server-only";
import { eq } from "drizzle-orm";
import { normalizeAddress } from "@/lib/address";
import { organizations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import type { Message } from "@/lib/messages/message";

/** The mirror's row of an address in any form, locked until the transaction ends. Throws AppError `not-found`. */
export async function lockOrganization(tx: Db, address: string, unknown: Message) {
  const wanted = eq(organizations.address, normalizeAddress(address) ?? "");
  const [row] = await tx.select().from(organizations).where(wanted).for("update");
  if (!row) throw new AppError("not-found", unknown);
  return row;
}
