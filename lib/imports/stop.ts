import "server-only";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { endImport } from "./end";

/**
 * Stops an import: rows that weren't sent won't be, rows that were continue. Throws AppError `conflict` when nothing is
 * left to send.
 */
export async function stopImport(ctx: Ctx, { id }: { id: string }): Promise<null> {
  const reason = message("imports.reasons.stoppedBy", { name: ctx.actor.name });
  if (await endImport(ctx, id, { reason, by: ctx.actor })) return null;
  throw new AppError("conflict", message("imports.errors.nothingLeft"));
}
