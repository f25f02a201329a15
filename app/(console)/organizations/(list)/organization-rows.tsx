"use client";

import { Cell, NarrowLine, Row, RowLink } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import { Num } from "@/components/ui/number";
import { DateText, RelativeTime } from "@/components/ui/relative-time";
import { shortAddress } from "@/lib/address";
import { OrganizationName } from "../organization-name";

/** A row in ready words: `shown` is the checksummed address. */
export type ReadyRow = {
  address: string;
  shown: string;
  name: string;
  type: string;
  country: string;
  customer: { id: string; name: string } | null;
  votes: number;
  at: string | null;
};

/**
 * All rows as one component of the browser: the page then carries their words, once, and not each cell's markup beside
 * its HTML.
 */
export function OrganizationRows({ rows, gone, now }: { rows: ReadyRow[]; gone: boolean; now: string }) {
  return (
    <TableBody>
      {rows.map(({ address, shown, name, type, country, customer, votes, at }) => (
        <Row key={address}>
          <Cell className="min-w-40">
            <RowLink href={`/organizations/${address}`}>
              <OrganizationName name={name} />
            </RowLink>
            <NarrowLine>
              {customer?.name ?? "Not linked"} · {type}
            </NarrowLine>
          </Cell>
          <Cell hide>
            {customer ? (
              <Link href={`/customers/${customer.id}`} className="wrap-anywhere rounded-sm text-ink-2 hover:underline">
                {customer.name}
              </Link>
            ) : (
              <Chip tone="mut">not linked</Chip>
            )}
          </Cell>
          <Cell hide className="whitespace-nowrap">
            {type}
          </Cell>
          <Cell hide>{country === "" ? <span className="text-ink-3">—</span> : country}</Cell>
          <Cell>
            <span className="inline-flex max-w-full items-center gap-0.5 align-middle">
              <span title={shown} className="whitespace-nowrap font-mono text-[12.5px] text-ink-2">
                {shortAddress(shown)}
              </span>
              <CopyButton value={shown} label={`Copy address ${shortAddress(shown)}`} />
            </span>
          </Cell>
          <Cell numeric>
            <Num value={votes} />
          </Cell>
          <Cell numeric hide className="text-ink-2">
            {gone ? <RelativeTime value={at} now={now} /> : <DateText value={at} />}
          </Cell>
        </Row>
      ))}
    </TableBody>
  );
}
