import { redirect } from "next/navigation";
import { useText } from "#use-text";
import { ClientText } from "@/components/client-text";
import { DataRegion } from "@/components/data-table/data-region";
import { IgnoredFilters } from "@/components/data-table/ignored-filters";
import { Pagination } from "@/components/data-table/pagination";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { Note } from "@/components/ui/banner";
import { KeepFocus } from "@/components/ui/keep-focus";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { can } from "@/lib/auth/permissions";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { pageWithin } from "@/lib/paging/place";
import { countDifferences } from "@/lib/reconciliation/counts";
import { listClearSuggestions } from "@/lib/reconciliation/link-suggested";
import { type DifferenceCounts, type DifferenceKind, differenceKinds, MAX_LISTED } from "@/lib/reconciliation/model";
import { type DifferenceQuery, differenceQueryDefaults, differenceQuerySchema } from "@/lib/reconciliation/schemas";
import type { SyncStatus } from "@/lib/sync/model";
import { getSyncStatus } from "@/lib/sync/status";
import { Freshness } from "../organizations/freshness";
import { AddForm } from "./add-form";
import { HEADING } from "./difference-item";
import { DifferenceList } from "./difference-list";
import { KindTabs } from "./kind-tabs";
import { LinkAll } from "./link-all";
import { loadDifferences } from "./load-differences";
import { NoDifferences } from "./no-differences";

const OLD_MS = 60 * 60_000;

/** The comparison is with the last full sync: an old or missing sync is worth a warning. */
function SyncNote({ sync: { syncedAt, now } }: { sync: SyncStatus }) {
  const text = useText("reconciliation.page");
  if (syncedAt !== null && Date.parse(now) - Date.parse(syncedAt) < OLD_MS) return null;
  return (
    <Note
      className="mb-3"
      title={
        syncedAt
          ? text.rich("lastSynced", { time: () => <RelativeTime value={syncedAt} now={now} /> })
          : text("neverSynced")
      }
    >
      {text("syncHint")}
    </Note>
  );
}

const firstKind = (counts: DifferenceCounts): DifferenceKind =>
  differenceKinds.find((each) => counts[each] > 0) ?? "unlinked";

/** With the kind in the URL, the page stays the same during the work, even when its last row is resolved. */
function placeOf(kind: DifferenceKind, { page, size }: DifferenceQuery): string {
  const params = new URLSearchParams({ kind });
  if (page !== differenceQueryDefaults.page) params.set("page", String(page));
  if (size !== differenceQueryDefaults.size) params.set("size", String(size));
  return `/reconciliation?${params}`;
}

const { generateMetadata, page } = definePage({
  permission: "organizations:read",
  search: { schema: differenceQuerySchema, defaults: differenceQueryDefaults },
  load: async (ctx, { query, ignored }) => {
    const counts = await countDifferences(ctx);
    if (query.kind === "" && ignored.length === 0) redirect(placeOf(firstKind(counts), query));
    const kind = query.kind || firstKind(counts);
    const total = Math.min(counts[kind], MAX_LISTED);
    const page = pageWithin(query, total);
    const listsClear = can(ctx.actor.role, "organizations:link") && kind === "unlinked" && total > 0;
    return {
      ...{ counts, kind, total, page },
      sync: await getSyncStatus(ctx),
      clear: listsClear ? await listClearSuggestions(ctx) : { suggestions: [], all: true },
      differences: total > 0 ? await loadDifferences(ctx, kind, { page, size: query.size }) : null,
    };
  },
  title: async () => (await getText("reconciliation.page"))("title"),
  render: async ({ query, ignored, data: { counts, kind, total, page, sync, clear, differences }, may, now }) => {
    const maySync = may("sync:run");
    const mayLink = may("organizations:link");
    const text = await getText("reconciliation.page");
    const kindText = await getText("reconciliation.kinds");
    return (
      <ClientText
        of={[
          "reconciliation.add",
          "reconciliation.customerDialog",
          "reconciliation.linkAll",
          "reconciliation.linkSuggestion",
          "reconciliation.tabs",
          "sync.freshness",
          "sync.progress",
        ]}
      >
        <PageHeader
          title={text("title")}
          subtitle={text("subtitle")}
          actions={<Freshness initial={sync} canSync={maySync} />}
        />
        <IgnoredFilters names={ignored} tone="info" />
        <SyncNote sync={sync} />
        <UrlStateProvider>
          <KindTabs counts={counts} current={kind} synced={sync.syncedAt !== null} />
          <Panel
            titleId={HEADING}
            title={kindText(`${kind}.title`)}
            actions={mayLink && kind === "unlinked" ? <LinkAll {...clear} focusAfter={HEADING} /> : undefined}
          >
            <DataRegion>
              <KeepFocus id={HEADING}>
                {differences === null ? (
                  <NoDifferences kind={kind} counts={counts} sync={sync} maySync={maySync} />
                ) : (
                  <>
                    <div className="border-line border-b px-4 py-2.5">
                      <p className="max-w-[85ch] text-ink-2 text-sm">{kindText(`${kind}.body`)}</p>
                    </div>
                    <DifferenceList differences={differences} may={may} now={now} />
                    {counts[kind] > MAX_LISTED ? (
                      <p className="border-line border-t px-4 py-2.5 text-ink-2 text-sm">
                        {text("more", { count: MAX_LISTED })}
                      </p>
                    ) : null}
                    {kind === "counter" ? null : <Pagination page={page} pageSize={query.size} total={total} />}
                  </>
                )}
              </KeepFocus>
            </DataRegion>
          </Panel>
        </UrlStateProvider>
        {mayLink ? <AddForm /> : null}
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };
