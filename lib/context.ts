import type { Actor } from "@/lib/auth/permissions";
import type { QuotaReading } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import type { Logger } from "@/lib/log";
import type { Vocdoni } from "@/lib/vocdoni/client";

/** The configured Vocdoni, without secrets. `fingerprint` is a hash of URL and key. */
export type UpstreamConfig = {
  url: string;
  keyPrefix: string;
  fingerprint: string;
  sessionConfigured: boolean;
  /** Milliseconds after which a change that was sent and left no trace can be judged. */
  settleMs: number;
};

/** The context of every verb: `verb(ctx, input)`. Tests pass their own. */
export type Ctx = {
  actor: Actor;
  db: Db;
  vocdoni: Vocdoni;
  upstream: UpstreamConfig;
  now: () => Date;
  log: Logger;
  requestId: string;
  /**
   * Called with each new reading of the quota; injected where contexts are made, because the quota doesn't depend on
   * alerts.
   */
  afterQuotaReading: (reading: QuotaReading) => Promise<void>;
};

/** The system acts for the person who started something, without an actor of its own. */
export type SystemCtx = Omit<Ctx, "actor">;
