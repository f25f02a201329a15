import "server-only";
import type { Ctx } from "@/lib/context";
import { storable } from "@/lib/messages/message";
import type { UpstreamEvent } from "@/lib/vocdoni/exchange";
import { explainUpstream } from "./explain";
import { patchUpstreamState, readUpstreamState } from "./state";

const OK_EVERY_MS = 15_000;
/** Failures of the whole connection, not of one organization. */
const GENERAL = new Set([
  "unreachable",
  "timeout",
  "cut",
  "capacity",
  "server",
  "unauthorized",
  "not-integrator",
  "redirect",
  "unknown-route",
  "wrong-url",
]);

/** Problems of the key itself. Public endpoints ignore a bad key: only the integrator's own prove that it works. */
const OF_THE_KEY = new Set(["unauthorized", "not-integrator"]);
const provesKey = ({ requestedWith, path }: UpstreamEvent) => requestedWith === "key" && path.startsWith("/integrator");
const solves = (kind: string, event: UpstreamEvent) => !OF_THE_KEY.has(kind) || provesKey(event);

/** The scope that a successful request with the key proves, if any. */
const scopeOf = (method: string, path: string): string | undefined => {
  if (path === "/integrator") return "quota:read";
  if (path.startsWith("/integrator/organizations")) return method === "GET" ? "managed:read" : "managed:write";
  if (/\/(members|groups)$/.test(path)) return "members:write";
  return undefined;
};

/** Saves a query per call: the last state seen by this process, trusted for `OK_EVERY_MS`. */
const recent = { okAt: 0, clean: false };

/**
 * Updates the upstream state after each call: last success, last general problem, missing scopes. Writes only on a
 * change, or when the last success is older than 15 s.
 */
export async function recordUpstream(ctx: Pick<Ctx, "db" | "now">, event: UpstreamEvent): Promise<void> {
  // The editing user's login says nothing about the key, nor a failing wallet about the connection.
  if (event.path.startsWith("/auth/") || event.path === "/wallet") return;
  const now = ctx.now();
  if (event.type === "ok" && recent.clean && now.getTime() - recent.okAt < OK_EVERY_MS) return;
  const known = await readUpstreamState(ctx);
  if (event.type === "ok") {
    const proven = event.requestedWith === "key" ? scopeOf(event.method, event.path) : undefined;
    const missingScopes = known.missingScopes.filter((scope) => scope !== proven);
    const solved = known.problem === null || solves(known.problem.kind, event);
    await patchUpstreamState(ctx, { missingScopes, lastOkAt: now, ...(solved ? { problem: null } : {}) });
    recent.okAt = now.getTime();
    recent.clean = missingScopes.length === 0 && solved;
    return;
  }
  if (event.kind === "scope-missing" && event.missingScope && !known.missingScopes.includes(event.missingScope)) {
    recent.clean = false;
    await patchUpstreamState(ctx, { missingScopes: [...known.missingScopes, event.missingScope] });
  }
  if (!event.kind || event.requestedWith === "session" || !GENERAL.has(event.kind)) return;
  recent.clean = false;
  if (known.problem?.kind === event.kind) return;
  const message = storable(explainUpstream({ kind: event.kind, detail: "", missingScope: event.missingScope }));
  await patchUpstreamState(ctx, { problem: { kind: event.kind, message, at: now.toISOString() } });
}
