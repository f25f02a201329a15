import { Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonPanel } from "@/components/ui/skeleton";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import type { QuotaView } from "@/lib/quota/schemas";
import { type TopCustomers, topCustomers } from "@/lib/usage/top-customers";
import { quotaForReader } from "../quota-for-reader";
import { GlanceCards } from "./glance-cards";

type CardsProps = { cards: Promise<[QuotaView, TopCustomers | null]>; locale: string };

async function Cards({ cards, locale }: CardsProps) {
  const [view, users] = await cards;
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
      <GlanceCards initial={view} users={users} locale={locale} />
    </ClientText>
  );
}

const GlancePage = definePage({
  permission: "quota:read",
  load: (ctx) => ({ cards: Promise.all([quotaForReader(ctx), topCustomers(ctx)]) }),
  title: "quota.glance.title",
  render: async ({ cards }, { locale }) => {
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
          <Cards cards={cards} locale={locale} />
        </Suspense>
      </div>
    );
  },
});

export const generateMetadata = GlancePage.generateMetadata;
export default GlancePage;
