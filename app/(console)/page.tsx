import { useText } from "#use-text";
import { Soon } from "@/app/soon";
import { ClientText } from "@/components/client-text";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { Loading, SkeletonPanel } from "@/components/ui/skeleton";
import type { Permission } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { isInProgress } from "@/lib/operations/model";
import { listOperations } from "@/lib/operations/read";
import { listOrganizations } from "@/lib/organizations/list";
import { organizationQueryDefaults } from "@/lib/organizations/list-query";
import { definePage } from "@/lib/page";
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

async function read(ctx: Ctx) {
  const [organizations, unassigned, operations, undecided, sync] = await Promise.all([
    listOrganizations(ctx, newest),
    listOrganizations(ctx, { ...newest, linked: "no" }),
    listOperations(ctx, { ...latest, state: "" }),
    listOperations(ctx, { ...latest, state: "undecided" }),
    getSyncStatus(ctx),
  ]);
  return {
    organizations,
    unassigned: unassigned.total,
    operations,
    undecided,
    sync: syncInLanguage(sync, await readerLocale()),
  };
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

type RecentProps = { may: (permission: Permission) => boolean; data: Awaited<ReturnType<typeof read>>; now: string };

function Recent({ may, data, now }: RecentProps) {
  if (data.organizations.total === 0) {
    return (
      <FirstRun
        synced={data.sync.syncedAt !== null}
        canCreate={may("organizations:create")}
        canWriteCustomers={may("customers:write")}
      />
    );
  }
  return <RecentOrganizations rows={data.organizations.rows} now={now} />;
}

const { generateMetadata, page } = definePage({
  permission: "organizations:read",
  load: async (ctx) => ({ ...(await read(ctx)), quota: quotaForReader(ctx, QUOTA_AGE_MS) }),
  title: async () => (await getText("overview.page"))("title"),
  render: async ({ data, may, now }) => {
    const text = await getText("overview.page");
    return (
      <ClientText of={["overview.quota", "quota.wallet", "sync.panel", "sync.progress"]}>
        <PageHeader
          title={text("title")}
          subtitle={
            <Counts
              total={data.organizations.total}
              unassigned={data.unassigned}
              synced={data.sync.syncedAt !== null}
            />
          }
        />
        <RefreshWhile active={data.operations.rows.some((row) => isInProgress(row.state))} />
        <Soon
          data={data.quota}
          fallback={
            <Loading label={text("loadingQuota")}>
              <SkeletonPanel />
            </Loading>
          }
        >
          {(quota) => <OverviewQuota initial={quota} />}
        </Soon>
        <div className="mt-3 grid items-start gap-3 lg:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-3">
            {data.undecided.total > 0 ? <OperationsPanel rows={data.undecided.rows} undecided now={now} /> : null}
            <Recent may={may} data={data} now={now} />
          </div>
          <div className="flex min-w-0 flex-col gap-3">
            <OverviewSync initial={data.sync} canSync={may("sync:run")} />
            <OperationsPanel rows={data.operations.rows} now={now} />
          </div>
        </div>
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };
