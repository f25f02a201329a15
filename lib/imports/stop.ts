import "server-only";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { endImport } from "./end";

/**
 * Stops an import: what was not sent yet is not sent any more, what was sent runs on.
 * Throws AppError `conflict` when nothing of it is left to send.
 */
export async function stopImport(ctx: Ctx, { id }: { id: string }): Promise<null> {
  if (await endImport(ctx, id, { reason: `${ctx.actor.name} stopped the import.`, by: ctx.actor })) return null;
  throw new AppError("conflict", "Nothing of this import is left to send. Nothing was stopped.");
}
