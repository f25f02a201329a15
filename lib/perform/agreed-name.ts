import "server-only";
import { eq } from "drizzle-orm";
import { organizations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { defaultName } from "@/lib/mirror/row";
import { withoutNul } from "@/lib/text/without-nul";
import type { Organization } from "@/lib/vocdoni/schemas";

/**
 * Records the name that Vocdoni shows after our own change as the agreed one: a later change is listed under
 * Reconciliation.
 */
export async function saveAgreedName(tx: Db, { address, name }: Organization): Promise<void> {
  const agreedName = defaultName(withoutNul(name ?? {}));
  await tx.update(organizations).set({ agreedName }).where(eq(organizations.address, address));
}
