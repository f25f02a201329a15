import type { ReactNode } from "react";
import { useText } from "#use-text";
import { Address } from "@/components/ui/address";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OrganizationDetail } from "@/lib/organizations/get";

type Props = {
  organization: OrganizationDetail;
  /** The live state is loading: this is the last known one. */
  reading?: boolean;
  problem?: string | null;
  now: string;
};

/** Address, status, and the age of the data. */
export function OrganizationStatus({ organization, reading = false, problem = null, now }: Props) {
  const text = useText("organizations.status");
  const { address, goneAt, goneReason, asOf } = organization;
  const time = (value: string) => () => <RelativeTime value={value} now={now} />;
  const sentence = () => {
    if (goneAt) {
      const key = goneReason === "not-listed" ? "notListed" : "deleted";
      return text.rich(key, { chip: (label) => <Chip tone="bad">{label}</Chip>, time: time(goneAt) });
    }
    if (problem) {
      const chip = (label: ReactNode) => <Chip tone="warn">{label}</Chip>;
      return text.rich("outOfDate", { problem, chip, time: time(asOf) });
    }
    return text.rich(reading ? "syncing" : "synced", { time: time(asOf) });
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Address value={address} />
      <span role="status">{sentence()}</span>
    </div>
  );
}
