import type { Metadata } from "next";
import { Suspense } from "react";
import { type RawSearchParams, readSearchParams } from "@/app/search-params";
import { ClientText } from "@/components/client-text";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { SkeletonPanel } from "@/components/ui/skeleton";
import { type Actor, can } from "@/lib/auth/permissions";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { readHistory } from "@/lib/quota/history";
import { getContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { topCustomers } from "@/lib/usage/top-customers";
import { quotaForReader } from "./quota-for-reader";
import { QuotaHistorySection } from "./quota-history";
import { QuotaLive } from "./quota-live";
import { QuotaMeaning } from "./quota-meaning";
import { HistorySkeleton, QuotaSkeleton } from "./quota-skeleton";
import { type QuotaParams, quotaParamDefaults, quotaParamsSchema } from "./search-params";
import { TopCustomersPanel } from "./top-customers-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("quota.live"))("title") };
}

type Props = { searchParams: Promise<RawSearchParams> };

async function Live({ actor }: { actor: Actor }) {
  const view = await quotaForReader(await getContext(actor));
  const may = { canEdit: can(actor.role, "settings:write"), canRefresh: can(actor.role, "quota:refresh") };
  return (
    <ClientText
      of={[
        "quota.forecast",
        "quota.gauge",
        "quota.live",
        "quota.notes",
        "quota.thresholds",
        "quota.unreadable",
        "quota.wallet",
        "quota.walletAlert",
      ]}
    >
      <QuotaLive initial={view} {...may} />
    </ClientText>
  );
}

async function History({ actor, params }: { actor: Actor; params: QuotaParams }) {
  const history = await readHistory(await getContext(actor), params.range);
  return <QuotaHistorySection history={history} params={params} locale={await readerLocale()} />;
}

async function TopCustomers({ actor }: { actor: Actor }) {
  const ctx = await getContext(actor);
  const users = await topCustomers(ctx);
  return <TopCustomersPanel users={users} now={ctx.now().toISOString()} locale={await readerLocale()} />;
}

async function MoreViews() {
  const text = await getText("quota.page");
  return (
    <nav aria-label={text("more")} className="mt-3">
      <ul className="flex flex-wrap gap-2">
        <li>
          <ButtonLink href="/quota/usage">{text("usage")}</ButtonLink>
        </li>
        <li>
          <ButtonLink href="/quota/summary">{text("summary")}</ButtonLink>
        </li>
        <li>
          <ButtonLink href="/quota/road">{text("glance")}</ButtonLink>
        </li>
      </ul>
    </nav>
  );
}

export default async function QuotaPage({ searchParams }: Props) {
  const actor = await requirePagePermission("quota:read");
  const { query, ignored } = readSearchParams(quotaParamsSchema, quotaParamDefaults, await searchParams);
  const text = await getText("quota.page");
  return (
    <>
      <Suspense fallback={<QuotaSkeleton />}>
        <Live actor={actor} />
      </Suspense>
      <MoreViews />
      <Suspense fallback={<SkeletonPanel className="mt-3" />}>
        <TopCustomers actor={actor} />
      </Suspense>
      {ignored.length > 0 ? (
        <Note title={text("ignored", { count: ignored.length, names: ignored.join(", ") })} className="mt-3" />
      ) : null}
      <Suspense fallback={<HistorySkeleton />}>
        <History actor={actor} params={query} />
      </Suspense>
      <QuotaMeaning />
    </>
  );
}
