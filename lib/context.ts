import type { Actor } from "@/lib/auth/permissions";
import type { QuotaReading } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import type { Logger } from "@/lib/log";
import type { Vocdoni } from "@/lib/vocdoni/client";

/** The Vocdoni this console is configured for, without any secret. `fingerprint` is a hash of URL and key. */
export type UpstreamConfig = {
  url: string;
  keyPrefix: string;
  fingerprint: string;
  sessionConfigured: boolean;
  /** Milliseconds after which a sent change that left no trace can be judged. */
  settleMs: number;
};

/** What every verb gets: `verb(ctx, input)`. A test hands in its own. */
export type Ctx = {
  actor: Actor;
  db: Db;
  vocdoni: Vocdoni;
  upstream: UpstreamConfig;
  now: () => Date;
  log: Logger;
  requestId: string;
  /** What follows from a new reading of the quota; put in where contexts are made, for the quota knows nothing of alerts. */
  afterQuotaReading: (reading: QuotaReading) => Promise<void>;
};
