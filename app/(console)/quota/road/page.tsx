import type { Metadata } from "next";
import { headers } from "next/headers";
import { Suspense } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonPanel } from "@/components/ui/skeleton";
import type { Actor } from "@/lib/auth/permissions";
import { requirePagePermission } from "@/lib/auth/session";
import { pickLocale } from "@/lib/format";
import { topUsers } from "@/lib/quota/top-users";
import { viewQuota } from "@/lib/quota/view";
import { getContext } from "@/lib/server-context";
import { RoadCards } from "./road-cards";

export const metadata: Metadata = { title: "Quota for the road" };

async function Cards({ actor }: { actor: Actor }) {
  const ctx = await getContext(actor);
  const [view, users, heads] = await Promise.all([viewQuota(ctx), topUsers(ctx), headers()]);
  return <RoadCards initial={view} users={users} locale={pickLocale(heads.get("accept-language"))} />;
}

export default async function RoadPage() {
  const actor = await requirePagePermission("quota:read");
  return (
    <div className="max-w-xl">
      <PageHeader
        title="Quota for the road"
        breadcrumbs={[{ href: "/quota", label: "Quota" }]}
        subtitle="How much is left, who uses it, when it runs out, and what happens then"
      />
      <Suspense
        fallback={
          <Loading label="Reading the quota">
            <SkeletonPanel />
          </Loading>
        }
      >
        <Cards actor={actor} />
      </Suspense>
    </div>
  );
}
