"use client";

import { useLocale, useText } from "#use-text";
import { TableBody } from "@/components/data-table/table-body";
import { Chip } from "@/components/ui/chip";
import { useLive } from "@/components/ui/live";
import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeZone } from "@/components/ui/time-zone";
import { shortAddress } from "@/lib/address";
import { formatDate, formatNumber } from "@/lib/format";

/** A row with finished text: `shown` is the checksummed address, `name` empty where none of it is visible. */
export type ReadyRow = {
  address: string;
  shown: string;
  name: string;
  title: string | undefined;
  type: string;
  country: string;
  customer: { id: string; name: string } | null;
  votes: number;
  at: string | null;
};

type Props = { rows: ReadyRow[]; gone: boolean; now: string };

// The styles of Row, Cell, RowLink and CopyButton as plain classes: there are up to 100 rows.
const BODY =
  "[&_td]:px-2 [&_td]:py-[9px] [&_td]:align-middle md:[&_td]:px-3 [&_tr]:cursor-pointer [&_tr]:border-line [&_tr]:border-b " +
  "[&_tr:last-child]:border-0 [&_tr:hover]:bg-[color-mix(in_oklab,var(--sunk)_60%,transparent)]";
const NAME = "wrap-anywhere inline-block rounded-sm py-0.5 font-[560] text-ink group-hover/row:underline";
const CUSTOMER = "wrap-anywhere rounded-sm text-ink-2 hover:underline";
const COPY =
  "copy-icon grid size-6 place-items-center rounded-sm text-ink-3 transition-colors hover:bg-sunk hover:text-ink";

/**
 * All rows as one client component without components within: the page then contains their text once, not each cell's
 * markup in addition to its HTML, and neither the server nor the browser calls a dozen functions per row.
 */
export function OrganizationRows({ rows, gone, now }: Props) {
  const text = useText("organizations.rows");
  const values = useText("ui.value");
  const locale = useLocale();
  const timeZone = useTimeZone();
  const live = useLive();
  const [copyAddress, unassigned, unnamed] = [text("copy"), text("unassigned"), values("noVisibleName")];
  return (
    <TableBody className={BODY}>
      {rows.map(({ address, shown, name, title, type, country, customer, votes, at }) => {
        const short = shortAddress(shown);
        return (
          <tr key={address} className="group/row">
            <td className="min-w-40">
              <a href={`/organizations/${address}`} data-nav="" data-row-link="" className={NAME}>
                {name === "" ? (
                  <span className="font-normal text-ink-3 italic">{unnamed}</span>
                ) : (
                  <bdi title={title}>{name}</bdi>
                )}
              </a>
              <div className="wrap-anywhere mt-0.5 text-ink-3 text-sm md:hidden">
                {`${customer?.name ?? unassigned} · ${type}`}
              </div>
            </td>
            <td className="max-md:hidden">
              {customer ? (
                <a href={`/customers/${customer.id}`} data-nav="" className={CUSTOMER}>
                  {customer.name}
                </a>
              ) : (
                <Chip tone="mut">{unassigned}</Chip>
              )}
            </td>
            <td className="wrap-anywhere max-md:hidden">{type}</td>
            <td className="max-md:hidden">{country === "" ? <span className="text-ink-3">—</span> : country}</td>
            <td>
              <span className="inline-flex max-w-full items-center gap-0.5 align-middle">
                <span title={shown} className="whitespace-nowrap font-mono text-[12.5px] text-ink-2">
                  {short}
                </span>
                <button
                  type="button"
                  disabled={!live}
                  data-waiting={live ? undefined : ""}
                  data-copy={shown}
                  data-shown={short}
                  aria-label={text("copyOf", { address: short })}
                  title={copyAddress}
                  className={COPY}
                />
              </span>
            </td>
            <td className="whitespace-nowrap text-right tabular-nums">{formatNumber(votes, locale)}</td>
            <td className="whitespace-nowrap text-right text-ink-2 tabular-nums max-md:hidden">
              {gone ? (
                <RelativeTime value={at} now={now} />
              ) : at === null ? (
                "—"
              ) : (
                <time dateTime={at}>{formatDate(at, timeZone, locale)}</time>
              )}
            </td>
          </tr>
        );
      })}
    </TableBody>
  );
}
