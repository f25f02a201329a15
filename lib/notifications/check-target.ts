import "server-only";
import pTimeout from "p-timeout";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { type Message, message } from "@/lib/messages/message";
import { readNotificationSettings } from "./settings";
import { type Resolve, refusePrivateTarget, TargetRefused } from "./targets";

const RESOLVE_MS = 5_000;

const refuse = (reason: Message) =>
  new AppError("invalid-input", message("settings.errors.notSaved", { reason }), { url: reason });

/** Throws AppError `invalid-input` for a private target, unless an administrator allowed them. */
export async function checkTarget(ctx: Pick<Ctx, "db">, target: string, resolve: Resolve): Promise<void> {
  const { allowPrivateTargets } = await readNotificationSettings(ctx);
  if (allowPrivateTargets) return;
  const url = new URL(target);
  try {
    await pTimeout(refusePrivateTarget(url, resolve), { milliseconds: RESOLVE_MS });
  } catch (error) {
    if (error instanceof TargetRefused) throw refuse(message("settings.errors.privateTarget", { reason: error.text }));
    throw refuse(message("settings.errors.unresolved", { host: url.hostname }));
  }
}
