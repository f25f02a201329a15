import type { Metadata } from "next";
import { Suspense } from "react";
import type { Actor } from "@/lib/auth/permissions";
import { requirePagePermission } from "@/lib/auth/session";
import { getQuota } from "@/lib/quota/read";
import { getContext } from "@/lib/server-context";
import { QuotaLive } from "./quota-live";
import { QuotaMeaning } from "./quota-meaning";
import { QuotaSkeleton } from "./quota-skeleton";

export const metadata: Metadata = { title: "Quota" };

async function Live({ actor }: { actor: Actor }) {
  return <QuotaLive initial={await getQuota(await getContext(actor))} />;
}

export default async function QuotaPage() {
  const actor = await requirePagePermission("quota:read");
  return (
    <>
      <Suspense fallback={<QuotaSkeleton />}>
        <Live actor={actor} />
      </Suspense>
      <QuotaMeaning />
    </>
  );
}
