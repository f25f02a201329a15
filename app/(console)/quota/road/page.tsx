import { Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonPanel } from "@/components/ui/skeleton";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import type { QuotaView } from "@/lib/quota/schemas";
import { topCustomers } from "@/lib/usage/top-customers";
import { quotaForReader } from "../quota-for-reader";
import { GlanceCards } from "./glance-cards";

type Reading = { view: Promise<QuotaView>; users: ReturnType<typeof topCustomers>; locale: string };

async function Cards({ view, users, locale }: Reading) {
  return (
    <ClientText
      of={[
        "quota.forecast",
        "quota.gauge",
        "quota.glance",
        "quota.notes",
        "quota.topList",
        "quota.unreadable",
        "quota.wallet",
      ]}
    >
      <GlanceCards initial={await view} users={await users} locale={locale} />
    </ClientText>
  );
}

const { generateMetadata, page } = definePage({
  permission: "quota:read",
  load: (ctx) => ({ view: quotaForReader(ctx), users: topCustomers(ctx) }),
  title: async () => (await getText("quota.glance"))("title"),
  render: async ({ data: { view, users }, locale }) => {
    const text = await getText("quota.glance");
    return (
      <div className="max-w-xl">
        <PageHeader
          title={text("title")}
          breadcrumbs={[{ href: "/quota", label: text("quota") }]}
          subtitle={text("subtitle")}
        />
        <Suspense
          fallback={
            <Loading label={text("loading")}>
              <SkeletonPanel />
            </Loading>
          }
        >
          <Cards view={view} users={users} locale={locale} />
        </Suspense>
      </div>
    );
  },
});

export { generateMetadata, page as default };
