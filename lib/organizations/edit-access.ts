import "server-only";
import type { Ctx } from "@/lib/context";
import type { EditAccess } from "@/lib/vocdoni/access";

/** With what Vocdoni was last seen to let this console edit; `unknown` until it has been tried. */
export const editAccess = (ctx: Pick<Ctx, "vocdoni">): EditAccess => ctx.vocdoni.organizations.editAccess();
