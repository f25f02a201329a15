import { Banner, Note } from "@/components/ui/banner";
import { Num } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Slots as SlotsLeft } from "@/lib/organizations/form-options";

type Props = { slots: SlotsLeft; now: string };

/** How many organizations are left, before anybody fills in a form. */
export function Slots({ slots, now }: Props) {
  if (slots === null) {
    return (
      <Note tone="warn" title="How many organizations are left is not known" className="mb-4">
        The quota could not be read. Vocdoni itself refuses a creation beyond the limit.
      </Note>
    );
  }
  if (!slots.enabled) {
    return (
      <Banner tone="bad" title="Integrator features are turned off for this account" className="mb-4">
        Vocdoni refuses to create organizations until they are turned on again. What exists stays as it is.
      </Banner>
    );
  }
  const { gauge, enforced } = slots;
  if (gauge.state !== "limited") {
    return (
      <p className="mb-4 text-ink-2">
        <Num value={gauge.used} /> organizations in use; Vocdoni names no limit.
      </p>
    );
  }
  if (gauge.left > 0) {
    return (
      <p className="mb-4 text-ink-2">
        <b className="font-semibold text-ink">
          <Num value={gauge.left} /> left
        </b>{" "}
        of <Num value={gauge.limit} /> organizations · checked <RelativeTime value={slots.checkedAt} now={now} />
      </p>
    );
  }
  return (
    <Banner
      tone={enforced ? "bad" : "warn"}
      title={
        <>
          No organization is left: <Num value={gauge.used} /> of <Num value={gauge.limit} /> are in use
        </>
      }
      className="mb-4"
    >
      {enforced
        ? "A creation would be refused. Delete one that is no longer needed, or ask Vocdoni for a larger plan."
        : "Staging is documented not to enforce the quota, so it may work all the same."}
    </Banner>
  );
}
