import "server-only";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { readNotificationSettings } from "./settings";
import { type Resolve, refusePrivateTarget, TargetRefused } from "./targets";

const RESOLVE_MS = 5_000;

const within = <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const refuse = (message: string) => new AppError("invalid-input", `${message} Nothing was saved.`, { url: message });

/** Throws AppError `invalid-input` for a target that leads to where it must not, unless an administrator allowed it. */
export async function checkTarget(ctx: Pick<Ctx, "db">, target: string, resolve: Resolve): Promise<void> {
  const { allowPrivateTargets } = await readNotificationSettings(ctx);
  if (allowPrivateTargets) return;
  const url = new URL(target);
  try {
    await within(RESOLVE_MS, refusePrivateTarget(url, resolve));
  } catch (error) {
    if (error instanceof TargetRefused)
      throw refuse(`${error.message}. Allow private targets first if it is meant to be one.`);
    throw refuse(`The name ${url.hostname} could not be resolved. Check it, or try again in a moment.`);
  }
}
