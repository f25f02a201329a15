import type { ReactNode } from "react";
import { useText } from "#use-text";
import { Address } from "@/components/ui/address";
import { Link } from "@/components/ui/link";
import { DateText } from "@/components/ui/relative-time";
import { shortAddress } from "@/lib/address";
import { checksumAddress } from "@/lib/checksum-address";
import { OrganizationName } from "../../organization-name";

/** Receives the focus when a row disappears with its button. */
export const HEADING = "reconciliation-list";

type Props = { title: ReactNode; facts: ReactNode; children?: ReactNode; remedies?: ReactNode };

/** One difference: what it is about, what differs, and what can be done. */
export function DifferenceItem({ title, facts, children, remedies }: Props) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2.5 border-line border-b px-4 py-3 last:border-0">
      <div className="min-w-0 flex-1 basis-64">
        <h3>{title}</h3>
        <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-ink-3 text-sm">{facts}</div>
        {children ? <div className="wrap-anywhere mt-1.5 text-sm">{children}</div> : null}
      </div>
      {remedies ? <div className="flex flex-wrap gap-2">{remedies}</div> : null}
    </li>
  );
}

type OrganizationItemProps = Omit<Props, "title" | "facts"> & { address: string; name: string; facts?: ReactNode };

/** A difference about an organization. */
export function OrganizationItem({ address, name, facts, ...item }: OrganizationItemProps) {
  return (
    <DifferenceItem
      {...item}
      title={
        <Link href={`/organizations/${address}`} className="wrap-anywhere rounded-sm py-0.5 font-[560] hover:underline">
          <OrganizationName name={name} address={shortAddress(checksumAddress(address))} />
        </Link>
      }
      facts={
        <>
          <Address value={address} />
          {facts}
        </>
      }
    />
  );
}

/** A customer by name, with a link to its page. */
export function CustomerLink({ id, name }: { id: string; name: string }) {
  return (
    <Link href={`/customers/${id}`} className="link wrap-anywhere">
      <bdi>{name.length > 120 ? `${name.slice(0, 119)}…` : name}</bdi>
    </Link>
  );
}

/** When an organization was created at Vocdoni. */
export function CreatedAt({ value }: { value: string | null }) {
  const text = useText("reconciliation.item");
  return (
    <span>{value ? text.rich("created", { date: () => <DateText value={value} /> }) : text("createdUnknown")}</span>
  );
}

/** "Linked to Maple Street HOA" */
export function LinkedTo({ customer }: { customer: { id: string; name: string } }) {
  const text = useText("reconciliation.item");
  return <span>{text.rich("linkedTo", { customer: () => <CustomerLink {...customer} /> })}</span>;
}
