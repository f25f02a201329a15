import "server-only";
import type { Ctx } from "@/lib/context";
import type { EditAccess } from "@/lib/vocdoni/access";

/** With what Vocdoni was last seen to accept an edit, and whether a session is configured for those that it refuses the key. */
export type KnownEditAccess = { access: EditAccess; sessionConfigured: boolean };

export const knownEditAccess = ({ vocdoni, upstream }: Pick<Ctx, "vocdoni" | "upstream">): KnownEditAccess => ({
  access: vocdoni.organizations.editAccess(),
  sessionConfigured: upstream.sessionConfigured,
});
