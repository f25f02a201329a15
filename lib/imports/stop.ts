import "server-only";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { endImport } from "./end";

/**
 * Stops an import: what was not sent yet is not sent any more, what was sent runs on.
 * Throws AppError `conflict` when nothing of it is left to send.
 */
export async function stopImport(ctx: Ctx, { id }: { id: string }): Promise<null> {
  const reason = message("imports.reasons.stoppedBy", { name: ctx.actor.name });
  if (await endImport(ctx, id, { reason, by: ctx.actor })) return null;
  throw new AppError("conflict", message("imports.errors.nothingLeft"));
}
