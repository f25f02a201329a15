import { Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { SkeletonPanel } from "@/components/ui/skeleton";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { readHistory } from "@/lib/quota/history";
import type { QuotaView } from "@/lib/quota/schemas";
import { topCustomers } from "@/lib/usage/top-customers";
import { quotaForReader } from "./quota-for-reader";
import { QuotaHelp } from "./quota-help";
import { QuotaHistorySection } from "./quota-history";
import { QuotaLive } from "./quota-live";
import { HistorySkeleton, QuotaSkeleton } from "./quota-skeleton";
import { type QuotaParams, quotaParamDefaults, quotaParamsSchema } from "./search-params";
import { TopCustomersPanel } from "./top-customers-panel";

type LiveProps = { view: Promise<QuotaView>; canEdit: boolean; canRefresh: boolean };

async function Live({ view, ...can }: LiveProps) {
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
      <QuotaLive initial={await view} {...can} />
    </ClientText>
  );
}

type HistoryProps = { history: ReturnType<typeof readHistory>; params: QuotaParams; locale: string };

async function History({ history, ...shown }: HistoryProps) {
  return <QuotaHistorySection history={await history} {...shown} />;
}

type TopProps = { users: ReturnType<typeof topCustomers>; now: string; locale: string };

async function TopCustomers({ users, ...shown }: TopProps) {
  return <TopCustomersPanel users={await users} {...shown} />;
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

const { generateMetadata, page } = definePage({
  permission: "quota:read",
  search: { schema: quotaParamsSchema, defaults: quotaParamDefaults },
  load: (ctx, { query }) => ({
    view: quotaForReader(ctx),
    users: topCustomers(ctx),
    history: readHistory(ctx, query.range),
  }),
  title: async () => (await getText("quota.live"))("title"),
  render: async ({ query, ignored, data: { view, users, history }, may, locale, now }) => {
    const text = await getText("quota.page");
    return (
      <>
        <Suspense fallback={<QuotaSkeleton />}>
          <Live view={view} canEdit={may("settings:write")} canRefresh={may("quota:refresh")} />
        </Suspense>
        <MoreViews />
        <Suspense fallback={<SkeletonPanel className="mt-3" />}>
          <TopCustomers users={users} now={now} locale={locale} />
        </Suspense>
        {ignored.length > 0 ? (
          <Note title={text("ignored", { count: ignored.length, names: ignored.join(", ") })} className="mt-3" />
        ) : null}
        <Suspense fallback={<HistorySkeleton />}>
          <History history={history} params={query} locale={locale} />
        </Suspense>
        <QuotaHelp />
      </>
    );
  },
});

export { generateMetadata, page as default };
