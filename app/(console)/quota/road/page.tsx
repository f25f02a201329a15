import type { Metadata } from "next";
import { Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonPanel } from "@/components/ui/skeleton";
import type { Actor } from "@/lib/auth/permissions";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { getContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { topCustomers } from "@/lib/usage/top-customers";
import { quotaForReader } from "../quota-for-reader";
import { GlanceCards } from "./glance-cards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("quota.glance"))("title") };
}

async function Cards({ actor }: { actor: Actor }) {
  const ctx = await getContext(actor);
  const [view, users] = await Promise.all([quotaForReader(ctx), topCustomers(ctx)]);
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
      <GlanceCards initial={view} users={users} locale={await readerLocale()} />
    </ClientText>
  );
}

export default async function GlancePage() {
  const actor = await requirePagePermission("quota:read");
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
        <Cards actor={actor} />
      </Suspense>
    </div>
  );
}
