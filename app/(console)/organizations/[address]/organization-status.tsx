import { Address } from "@/components/ui/address";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OrganizationDetail } from "@/lib/organizations/get";

const goneWords = { deleted: "deleted", "not-listed": "no longer listed by Vocdoni" };

type Props = {
  organization: OrganizationDetail;
  /** Its live state is on its way: what is shown is the last known one. */
  reading?: boolean;
  problem?: string | null;
  now: string;
};

/** Address, whether it still exists, and how old what is shown is. */
export function OrganizationStatus({ organization, reading = false, problem = null, now }: Props) {
  const { address, goneAt, goneReason, asOf } = organization;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Address value={address} />
      <span role="status">
        {goneAt ? (
          <>
            <Chip tone="bad">{goneReason ? goneWords[goneReason] : "gone"}</Chip>{" "}
            <RelativeTime value={goneAt} now={now} />. What follows is its last known state.
          </>
        ) : problem ? (
          <>
            <Chip tone="warn">not up to date</Chip> {problem} This is its state of{" "}
            <RelativeTime value={asOf} now={now} />.
          </>
        ) : reading ? (
          <>
            as of <RelativeTime value={asOf} now={now} /> · reading Vocdoni…
          </>
        ) : (
          <>
            read from Vocdoni <RelativeTime value={asOf} now={now} />
          </>
        )}
      </span>
    </div>
  );
}
