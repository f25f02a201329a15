import { Soon } from "@/app/soon";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonPanel } from "@/components/ui/skeleton";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { topCustomers } from "@/lib/usage/top-customers";
import { quotaForReader } from "../quota-for-reader";
import { GlanceCards } from "./glance-cards";

const { generateMetadata, page } = definePage({
  permission: "quota:read",
  load: async (ctx) => ({ view: quotaForReader(ctx), users: await topCustomers(ctx) }),
  title: async () => (await getText("quota.glance"))("title"),
  render: async ({ data: { view, users }, locale }) => {
    const text = await getText("quota.glance");
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
        <div className="max-w-xl">
          <PageHeader
            title={text("title")}
            breadcrumbs={[{ href: "/quota", label: text("quota") }]}
            subtitle={text("subtitle")}
          />
          <Soon
            data={view}
            fallback={
              <Loading label={text("loading")}>
                <SkeletonPanel />
              </Loading>
            }
          >
            {(quota) => <GlanceCards initial={quota} users={users} locale={locale} />}
          </Soon>
        </div>
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };
