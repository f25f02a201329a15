"use client";

import { useText } from "#use-text";
import { UrlLink } from "@/components/data-table/url-link";
import { Num } from "@/components/ui/number";
import { cn } from "@/lib/cn";
import { type DifferenceCounts, type DifferenceKind, differenceKinds, MAX_LISTED } from "@/lib/reconciliation/model";

/** A count; more than can be listed is "1,000+". */
export function CappedCount({ value }: { value: number }) {
  return (
    <>
      <Num value={Math.min(value, MAX_LISTED)} />
      {value > MAX_LISTED ? "+" : ""}
    </>
  );
}

type Props = {
  counts: DifferenceCounts;
  current: DifferenceKind;
  /** A full sync has completed: before it, "none" is meaningless. */
  synced: boolean;
};

/** The kinds as links, each with how many there are. */
export function KindTabs({ counts, current, synced }: Props) {
  const text = useText("reconciliation.tabs");
  return (
    <nav aria-label={text("label")} className="mb-3">
      <ul className="flex flex-wrap gap-1.5">
        {differenceKinds.map((kind) => (
          <li key={kind}>
            <UrlLink
              patch={{ kind }}
              aria-current={kind === current ? "page" : undefined}
              data-forced={kind === current ? "current" : undefined}
              className={cn(
                "flex min-h-8 items-center gap-1.5 rounded-lg border px-2.5 py-1 text-sm",
                kind === current
                  ? "border-line-3 bg-panel font-[550] text-ink"
                  : "border-transparent text-ink-2 hover:bg-sunk hover:text-ink",
              )}
            >
              {text(kind)}
              <span className={cn("tabular-nums", counts[kind] > 0 ? "font-[550] text-ink" : "text-ink-3")}>
                {counts[kind] > 0 || synced || kind === "unknown-creations" ? (
                  <CappedCount value={counts[kind]} />
                ) : (
                  <>
                    <span aria-hidden="true">–</span>
                    <span className="sr-only">{text("unknownCount")}</span>
                  </>
                )}
              </span>
            </UrlLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
