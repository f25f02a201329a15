"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { useLocale, useText } from "#use-text";
import { Cell, NarrowLine, Row } from "@/components/data-table/table";
import { Chip, type Tone } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { LiveButton } from "@/components/ui/live-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeZone } from "@/components/ui/time-zone";
import { normalizeAddress, shortAddress } from "@/lib/address";
import type { AuditRow } from "@/lib/audit/list";
import { cn } from "@/lib/cn";
import { formatExact } from "@/lib/format";
import type { Text } from "@/lib/messages/part";
import { hasVisible, visibleLine } from "@/lib/text/visible";
import { EntryDetails } from "./entry-details";

const tones: Record<AuditRow["outcome"], Tone> = {
  requested: "info",
  succeeded: "ok",
  failed: "bad",
  unknown: "warn",
  refused: "bad",
};

/** The page of a target, if there is one. */
function hrefOf({ targetKind, target, operationId }: AuditRow): string | null {
  if (targetKind === "organization" && normalizeAddress(target)) return `/organizations/${target}`;
  if (targetKind === "customer" && target) return `/customers/${target}`;
  if (targetKind === "import" && target) return `/organizations/import/${target}`;
  if (targetKind === "operation" && target) return `/operations/${target}`;
  if (targetKind === "alert") return target ? `/alerts/${target}` : "/alerts";
  return operationId ? `/operations/${operationId}` : null;
}

function nameOf({ targetKind, target, targetLabel }: AuditRow, text: Text<"audit.row">): string {
  if (hasVisible(targetLabel)) return visibleLine(targetLabel);
  if (targetKind === "import") return text("pastedRows");
  if (targetKind === "sync") return text("organizations");
  return normalizeAddress(target) ? shortAddress(target) : target;
}

function Target({ row }: { row: AuditRow }) {
  const href = hrefOf(row);
  const name = nameOf(row, useText("audit.row"));
  if (!name) return <span className="text-ink-3">—</span>;
  return href ? (
    <Link
      href={href}
      dir="auto"
      className="wrap-anywhere line-clamp-2 rounded-sm underline decoration-line-3 underline-offset-2 hover:decoration-current"
    >
      {name}
    </Link>
  ) : (
    <span dir="auto" className="wrap-anywhere line-clamp-2">
      {name}
    </span>
  );
}

function Outcome({ row }: { row: AuditRow }) {
  const text = useText("audit.outcomes");
  return <Chip tone={tones[row.outcome]}>{text(row.outcome)}</Chip>;
}

export function EntryRow({ row, now }: { row: AuditRow; now: string }) {
  const text = useText("audit.row");
  const actionText = useText("audit.actions");
  const [open, setOpen] = useState(false);
  const id = useId();
  const timeZone = useTimeZone();
  const locale = useLocale();
  const action = row.action ? actionText(row.action) : row.actionRaw;
  return (
    <>
      <Row className={cn(open && "border-b-0!")}>
        <Cell className="whitespace-nowrap text-ink-3 max-md:w-20 max-md:align-top">
          <RelativeTime value={row.at} now={now} />
        </Cell>
        <Cell hide>
          <span dir="auto" className="wrap-anywhere">
            {row.actorName}
          </span>
        </Cell>
        <Cell>
          <span className="font-[560]">{action}</span>
          <NarrowLine>
            <Target row={row} />
            <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
              {row.actorName} <Outcome row={row} />
            </span>
          </NarrowLine>
        </Cell>
        <Cell hide className="max-w-80">
          <Target row={row} />
        </Cell>
        <Cell hide>
          <Outcome row={row} />
        </Cell>
        <Cell className="w-px max-md:align-top">
          <LiveButton
            type="button"
            aria-expanded={open}
            aria-controls={id}
            aria-label={text("details", { action, time: formatExact(row.at, timeZone, locale) })}
            onClick={() => setOpen(!open)}
            className="grid size-7 place-items-center rounded-md text-ink-3 hover:bg-sunk hover:text-ink"
          >
            <ChevronRight aria-hidden="true" className={cn("size-4 transition-transform", open && "rotate-90")} />
          </LiveButton>
        </Cell>
      </Row>
      <tr id={id} hidden={!open} className="border-line border-b last:border-0">
        <td colSpan={6} className="px-2 pb-3 md:px-3">
          {open ? <EntryDetails row={row} /> : null}
        </td>
      </tr>
    </>
  );
}
