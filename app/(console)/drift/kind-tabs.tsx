"use client";

import { UrlLink } from "@/components/data-table/url-link";
import { Num } from "@/components/ui/number";
import { cn } from "@/lib/cn";
import { type DriftCounts, type DriftKind, driftKinds, MOST_LISTED } from "@/lib/drift/schemas";
import { kindWords } from "./kind-words";

/** A count; more than can be listed is "1,000+". */
export function CappedCount({ value }: { value: number }) {
  return (
    <>
      <Num value={Math.min(value, MOST_LISTED)} />
      {value > MOST_LISTED ? "+" : ""}
    </>
  );
}

type Props = {
  counts: DriftCounts;
  current: DriftKind;
  /** Vocdoni's list has been read whole: until then, none means nothing. */
  isRead: boolean;
};

/** The kinds of differences as links, each with how many there are. */
export function KindTabs({ counts, current, isRead }: Props) {
  return (
    <nav aria-label="Kinds of differences" className="mb-3">
      <ul className="flex flex-wrap gap-1.5">
        {driftKinds.map((kind) => (
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
              {kindWords[kind].tab}
              <span className={cn("tabular-nums", counts[kind] > 0 ? "font-[550] text-ink" : "text-ink-3")}>
                {counts[kind] > 0 || isRead || kind === "unknown-creations" ? (
                  <CappedCount value={counts[kind]} />
                ) : (
                  <>
                    <span aria-hidden="true">–</span>
                    <span className="sr-only">not known yet</span>
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
