import "server-only";
import type { Ctx } from "@/lib/context";
import type { EditAccess } from "@/lib/vocdoni/access";

/** The credential with which edits last worked; `unknown` until one was tried. */
export const editAccess = (ctx: Pick<Ctx, "vocdoni">): EditAccess => ctx.vocdoni.organizations.editAccess();
