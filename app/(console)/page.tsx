import { Suspense } from "react";
import { useText } from "#use-text";
import { ClientText } from "@/components/client-text";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { Loading, SkeletonPanel } from "@/components/ui/skeleton";
import { getText } from "@/lib/messages/get-text";
import { listOperations } from "@/lib/operations/read";
import { isMoving } from "@/lib/operations/schemas";
import { listOrganizations } from "@/lib/organizations/list";
import { organizationQueryDefaults } from "@/lib/organizations/list-query";
import { definePage } from "@/lib/page";
import type { QuotaView } from "@/lib/quota/schemas";
import { syncInLanguage } from "@/lib/sync/in-language";
import { getSyncStatus } from "@/lib/sync/status";
import { FirstRun } from "./_overview/overview-empty";
import { OperationsPanel, RecentOrganizations } from "./_overview/overview-lists";
import { OverviewQuota } from "./_overview/overview-quota";
import { OverviewSync } from "./_overview/overview-sync";
import { quotaForReader } from "./quota/quota-for-reader";

const MOST = 5;
const QUOTA_AGE_MS = 60_000;
const newest = { ...organizationQueryDefaults, sort: "created", dir: "desc", size: MOST } as const;
const latest = { kind: "", page: 1, size: MOST } as const;

/** Streams in: Vocdoni may take seconds to answer, the rest of the page does not wait for it. */
async function QuotaRow({ quota }: { quota: Promise<QuotaView> }) {
  return (
    <ClientText of={["quota.wallet"]}>
      <OverviewQuota initial={await quota} />
    </ClientText>
  );
}

function Counts({ total, unassigned, synced }: { total: number; unassigned: number; synced: boolean }) {
  const text = useText("overview.page");
  if (total === 0) return synced ? text("organizations", { count: 0 }) : text("notSynced");
  return (
    <>
      {text("organizations", { count: total })}
      {" · "}
      {unassigned > 0 ? (
        <Link href="/organizations?linked=no" className="link">
          {text("unassigned", { count: unassigned })}
        </Link>
      ) : (
        text("allAssigned")
      )}
    </>
  );
}

const OverviewPage = definePage({
  permission: "organizations:read",
  load: async (ctx) => {
    const [organizations, unassigned, operations, undecided, sync] = await Promise.all([
      listOrganizations(ctx, newest),
      listOrganizations(ctx, { ...newest, linked: "no" }),
      listOperations(ctx, { ...latest, state: "" }),
      listOperations(ctx, { ...latest, state: "undecided" }),
      getSyncStatus(ctx),
    ]);
    const quota = quotaForReader(ctx, QUOTA_AGE_MS);
    return { organizations, unassigned: unassigned.total, operations, undecided, sync, quota };
  },
  title: "overview.page.title",
  render: async ({ organizations, unassigned, operations, undecided, sync, quota }, { can, now, locale }) => {
    const text = await getText("overview.page");
    const synced = sync.syncedAt !== null;
    return (
      <ClientText of={["overview.quota", "sync.panel", "sync.progress"]}>
        <PageHeader
          title={text("title")}
          subtitle={<Counts total={organizations.total} unassigned={unassigned} synced={synced} />}
        />
        <RefreshWhile active={operations.rows.some((row) => isMoving(row.state))} />
        <Suspense
          fallback={
            <Loading label={text("loadingQuota")}>
              <SkeletonPanel />
            </Loading>
          }
        >
          <QuotaRow quota={quota} />
        </Suspense>
        <div className="mt-3 grid items-start gap-3 lg:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-3">
            {undecided.total > 0 ? <OperationsPanel rows={undecided.rows} undecided now={now} /> : null}
            {organizations.total > 0 ? (
              <RecentOrganizations rows={organizations.rows} now={now} />
            ) : (
              <FirstRun
                synced={synced}
                canCreate={can("organizations:create")}
                canWriteCustomers={can("customers:write")}
              />
            )}
          </div>
          <div className="flex min-w-0 flex-col gap-3">
            <OverviewSync initial={syncInLanguage(sync, locale)} canSync={can("sync:run")} />
            <OperationsPanel rows={operations.rows} now={now} />
          </div>
        </div>
      </ClientText>
    );
  },
});

export const generateMetadata = OverviewPage.generateMetadata;
export default OverviewPage;
