import { Soon } from "@/app/soon";
import { ClientText } from "@/components/client-text";
import { IgnoredFilters } from "@/components/data-table/ignored-filters";
import { ButtonLink } from "@/components/ui/button";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { readHistory } from "@/lib/quota/history";
import { topCustomers } from "@/lib/usage/top-customers";
import { quotaForReader } from "./quota-for-reader";
import { QuotaHelp } from "./quota-help";
import { QuotaHistorySection } from "./quota-history";
import { QuotaLive } from "./quota-live";
import { QuotaSkeleton } from "./quota-skeleton";
import { quotaParamDefaults, quotaParamsSchema } from "./search-params";
import { TopCustomersPanel } from "./top-customers-panel";

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
          <ButtonLink href="/quota/glance">{text("glance")}</ButtonLink>
        </li>
      </ul>
    </nav>
  );
}

const { generateMetadata, page } = definePage({
  permission: "quota:read",
  search: { schema: quotaParamsSchema, defaults: quotaParamDefaults },
  load: async (ctx, { query }) => {
    const view = quotaForReader(ctx);
    const [users, history] = await Promise.all([topCustomers(ctx), readHistory(ctx, query.range)]);
    return { view, users, history };
  },
  title: async () => (await getText("quota.live"))("title"),
  render: async ({ query, ignored, data: { view, users, history }, may, locale, now }) => {
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
        <Soon data={view} fallback={<QuotaSkeleton />}>
          {(quota) => <QuotaLive initial={quota} canEdit={may("settings:write")} canRefresh={may("quota:refresh")} />}
        </Soon>
        <MoreViews />
        <TopCustomersPanel users={users} now={now} locale={locale} />
        <IgnoredFilters names={ignored} className="mt-3" />
        <QuotaHistorySection history={history} params={query} locale={locale} />
        <QuotaHelp />
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };
