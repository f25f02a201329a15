import "server-only";
import type { Ctx } from "@/lib/context";
import { getQuota } from "@/lib/quota/read";
import type { QuotaGauge } from "@/lib/quota/schemas";
import { isVocdoniError } from "@/lib/vocdoni/errors";

/** The types as the backend of August 2026 has them, for when its own list cannot be read. */
const KNOWN_TYPES = [
  "association",
  "company",
  "cooperative",
  "government",
  "others",
  "political_party",
  "professional_body",
  "sports_club",
  "union",
];

export type FormOptions = {
  types: { value: string; label: string | null }[];
  /** True when Vocdoni's own list could not be read just now. */
  typesAssumed: boolean;
  /** The slots of the plan; null when they cannot be read. `enforced` is false on staging. */
  slots: {
    gauge: QuotaGauge;
    enabled: boolean;
    enforced: boolean;
    checkedAt: string | null;
    problem: string | null;
  } | null;
};

/** What the form to create an organization needs of Vocdoni: its types, and how many organizations are left. */
export async function getFormOptions(ctx: Pick<Ctx, "db" | "now" | "vocdoni" | "upstream">): Promise<FormOptions> {
  const [types, quota] = await Promise.all([
    ctx.vocdoni.organizations.types().catch((error: unknown) => {
      if (isVocdoniError(error)) return null;
      throw error;
    }),
    getQuota(ctx),
  ]);
  const { enforced, checkedAt, problem } = quota;
  return {
    types: types
      ? types.map(({ type, name }) => ({ value: type, label: name === "" ? null : name }))
      : KNOWN_TYPES.map((value) => ({ value, label: null })),
    typesAssumed: types === null,
    slots: quota.quota
      ? { gauge: quota.quota.gauges.managedOrgs, enabled: quota.quota.enabled, enforced, checkedAt, problem }
      : null,
  };
}
