import type { Metadata } from "next";
import { Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { Link } from "@/components/ui/link";
import { Num } from "@/components/ui/number";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonPanel } from "@/components/ui/skeleton";
import { type Actor, can } from "@/lib/auth/permissions";
import { requirePagePermission } from "@/lib/auth/session";
import type { Ctx } from "@/lib/context";
import { listOperations } from "@/lib/operations/read";
import { isMoving } from "@/lib/operations/schemas";
import { listOrganizations } from "@/lib/organizations/list";
import { organizationQueryDefaults } from "@/lib/organizations/list-query";
import { getContext } from "@/lib/server-context";
import { getSyncStatus } from "@/lib/sync/status";
import { RefreshWhile } from "./operations/refresh-while";
import { FirstRun } from "./overview-empty";
import { NewestOrganizations, OperationsPanel } from "./overview-lists";
import { OverviewQuota } from "./overview-quota";
import { OverviewSync } from "./overview-sync";
import { quotaForReader } from "./quota/quota-for-reader";

export const metadata: Metadata = { title: "Overview" };

const NEWEST = 5;
const QUOTA_AGE_MS = 60_000;
const newest = { ...organizationQueryDefaults, sort: "created", dir: "desc", size: NEWEST } as const;
const latest = { kind: "", page: 1, size: NEWEST } as const;

async function read(ctx: Ctx) {
  const [organizations, unlinked, operations, undecided, sync] = await Promise.all([
    listOrganizations(ctx, newest),
    listOrganizations(ctx, { ...newest, linked: "no" }),
    listOperations(ctx, { ...latest, state: "" }),
    listOperations(ctx, { ...latest, state: "undecided" }),
    getSyncStatus(ctx),
  ]);
  return { organizations, unlinked: unlinked.total, operations, undecided, sync };
}

/** Streams in: Vocdoni may take seconds to answer, the rest of the page does not wait for it. */
async function QuotaRow({ ctx }: { ctx: Ctx }) {
  return (
    <ClientText of={["quota.wallet"]}>
      <OverviewQuota initial={await quotaForReader(ctx, QUOTA_AGE_MS)} />
    </ClientText>
  );
}

function Counts({ total, unlinked, read }: { total: number; unlinked: number; read: boolean }) {
  if (total === 0 && !read) return "Vocdoni’s list has not been read yet";
  return (
    <>
      <Num value={total} /> {total === 1 ? "organization" : "organizations"}
      {unlinked > 0 ? (
        <>
          {" · "}
          <Link href="/organizations?linked=no" className="link">
            <Num value={unlinked} /> not linked to a customer
          </Link>
        </>
      ) : total > 0 ? (
        " · each linked to a customer"
      ) : null}
    </>
  );
}

function Newest({ actor, data, now }: { actor: Actor; data: Awaited<ReturnType<typeof read>>; now: string }) {
  if (data.organizations.total === 0) {
    return (
      <FirstRun
        read={data.sync.syncedAt !== null}
        canCreate={can(actor.role, "organizations:create")}
        canWriteCustomers={can(actor.role, "customers:write")}
      />
    );
  }
  return <NewestOrganizations rows={data.organizations.rows} now={now} />;
}

export default async function OverviewPage() {
  const actor = await requirePagePermission("organizations:read");
  const ctx = await getContext(actor);
  const data = await read(ctx);
  const now = ctx.now().toISOString();
  return (
    <>
      <PageHeader
        title="Overview"
        subtitle={
          <Counts total={data.organizations.total} unlinked={data.unlinked} read={data.sync.syncedAt !== null} />
        }
      />
      <RefreshWhile active={data.operations.rows.some((row) => isMoving(row.state))} />
      <Suspense
        fallback={
          <Loading label="Reading the quota from Vocdoni">
            <SkeletonPanel />
          </Loading>
        }
      >
        <QuotaRow ctx={ctx} />
      </Suspense>
      <div className="mt-3 grid items-start gap-3 lg:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-3">
          {data.undecided.total > 0 ? (
            <OperationsPanel
              id="undecided"
              title="Waiting for a decision"
              href="/operations?state=undecided"
              rows={data.undecided.rows}
              now={now}
            />
          ) : null}
          <Newest actor={actor} data={data} now={now} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <OverviewSync initial={data.sync} canSync={can(actor.role, "sync:run")} />
          <OperationsPanel
            id="newest-operations"
            title="Newest operations"
            href="/operations"
            rows={data.operations.rows}
            now={now}
          />
        </div>
      </div>
    </>
  );
}
