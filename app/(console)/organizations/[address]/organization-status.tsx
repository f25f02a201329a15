import { Address } from "@/components/ui/address";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OrganizationDetail } from "@/lib/organizations/get";

const goneWords = { deleted: "deleted", "not-listed": "no longer listed by Vocdoni" };

type Props = { organization: OrganizationDetail; problem: string | null; now: string };

/** Address, whether it still exists, and how old what is shown is. */
export function OrganizationStatus({ organization, problem, now }: Props) {
  const { address, goneAt, goneReason, readAt } = organization;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Address value={address} />
      {goneAt ? (
        <span>
          <Chip tone="bad">{goneReason ? goneWords[goneReason] : "gone"}</Chip>{" "}
          <RelativeTime value={goneAt} now={now} />. What follows is its last known state.
        </span>
      ) : problem ? (
        <span>
          <Chip tone="warn">not up to date</Chip> {problem} This is its state of{" "}
          <RelativeTime value={readAt} now={now} />.
        </span>
      ) : (
        <span>
          read from Vocdoni <RelativeTime value={readAt} now={now} />
        </span>
      )}
    </div>
  );
}
