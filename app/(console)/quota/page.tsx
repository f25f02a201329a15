import type { Metadata } from "next";
import { headers } from "next/headers";
import { Suspense } from "react";
import { type RawSearchParams, readSearchParams } from "@/app/search-params";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { SkeletonPanel } from "@/components/ui/skeleton";
import { type Actor, can } from "@/lib/auth/permissions";
import { requirePagePermission } from "@/lib/auth/session";
import { pickLocale } from "@/lib/format";
import { readHistory } from "@/lib/quota/history";
import { topUsers } from "@/lib/quota/top-users";
import { viewQuota } from "@/lib/quota/view";
import { getContext } from "@/lib/server-context";
import { QuotaHistorySection } from "./quota-history";
import { QuotaLive } from "./quota-live";
import { QuotaMeaning } from "./quota-meaning";
import { HistorySkeleton, QuotaSkeleton } from "./quota-skeleton";
import { type QuotaParams, quotaParamDefaults, quotaParamsSchema } from "./search-params";
import { TopUsersPanel } from "./top-users-panel";

export const metadata: Metadata = { title: "Quota" };

type Props = { searchParams: Promise<RawSearchParams> };

async function Live({ actor }: { actor: Actor }) {
  const view = await viewQuota(await getContext(actor));
  const may = { canEdit: can(actor.role, "settings:write"), canRefresh: can(actor.role, "quota:refresh") };
  return <QuotaLive initial={view} {...may} />;
}

async function History({ actor, params }: { actor: Actor; params: QuotaParams }) {
  const history = await readHistory(await getContext(actor), params.range);
  const locale = pickLocale((await headers()).get("accept-language"));
  return <QuotaHistorySection history={history} params={params} locale={locale} />;
}

async function Users({ actor }: { actor: Actor }) {
  const ctx = await getContext(actor);
  const users = await topUsers(ctx);
  const locale = pickLocale((await headers()).get("accept-language"));
  return <TopUsersPanel users={users} now={ctx.now().toISOString()} locale={locale} />;
}

function MoreViews() {
  return (
    <nav aria-label="More about the quota" className="mt-3">
      <ul className="flex flex-wrap gap-2">
        <li>
          <ButtonLink href="/quota/usage">Who uses it</ButtonLink>
        </li>
        <li>
          <ButtonLink href="/quota/summary">Monthly summary</ButtonLink>
        </li>
        <li>
          <ButtonLink href="/quota/road">For the road</ButtonLink>
        </li>
      </ul>
    </nav>
  );
}

export default async function QuotaPage({ searchParams }: Props) {
  const actor = await requirePagePermission("quota:read");
  const { query, ignored } = readSearchParams(quotaParamsSchema, quotaParamDefaults, await searchParams);
  return (
    <>
      <Suspense fallback={<QuotaSkeleton />}>
        <Live actor={actor} />
      </Suspense>
      <MoreViews />
      <Suspense fallback={<SkeletonPanel className="mt-3" />}>
        <Users actor={actor} />
      </Suspense>
      {ignored.length > 0 ? (
        <Note title={`Part of the address was not understood and left out: ${ignored.join(", ")}`} className="mt-3">
          The history below is shown without it.
        </Note>
      ) : null}
      <Suspense fallback={<HistorySkeleton />}>
        <History actor={actor} params={query} />
      </Suspense>
      <QuotaMeaning />
    </>
  );
}
