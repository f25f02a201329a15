import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { requirePagePermission } from "@/lib/auth/session";
import { listImports } from "@/lib/imports/read";
import { countWaiting } from "@/lib/imports/slots";
import { getLanguageOptions, getSlots, getTypeOptions } from "@/lib/organizations/form-options";
import { getSystemContext } from "@/lib/server-context";
import { FormSkeleton } from "../form-skeleton";
import { newFormToken } from "../form-token";
import { Slots } from "../new/slots";
import { ImportForm } from "./import-form";
import { RecentImports } from "./recent-imports";

export const metadata: Metadata = { title: "Import organizations" };

export default async function ImportPage() {
  await requirePagePermission("organizations:import");
  const ctx = await getSystemContext();
  const now = ctx.now().toISOString();
  const imports = await listImports(ctx);
  return (
    <>
      <PageHeader
        title="Import organizations"
        breadcrumbs={[{ href: "/organizations", label: "Organizations" }]}
        subtitle="Many at once from a CSV file. Nothing is made before you have seen what would be."
      />
      <Suspense fallback={<p className="mb-4 text-ink-3">Reading how many organizations are left…</p>}>
        <SlotsLeft now={now} />
      </Suspense>
      <Suspense fallback={<FormSkeleton label="Reading the types from Vocdoni" />}>
        <Form formToken={newFormToken()} />
      </Suspense>
      <RecentImports imports={imports} now={now} />
    </>
  );
}

async function SlotsLeft({ now }: { now: string }) {
  const ctx = await getSystemContext();
  const [slots, waiting] = await Promise.all([getSlots(ctx), countWaiting(ctx)]);
  return (
    <>
      <Slots slots={slots} now={now} />
      {waiting > 0 && slots?.gauge.state === "limited" ? (
        <p className="-mt-3 mb-4 text-ink-3 text-sm">
          {waiting === 1 ? "1 of them is" : `${waiting.toLocaleString("en")} of them are`} taken by creations that are
          written down and not sent yet.
        </p>
      ) : null}
    </>
  );
}

async function Form({ formToken }: { formToken: string }) {
  const ctx = await getSystemContext();
  const [{ types }, languages] = await Promise.all([getTypeOptions(ctx), getLanguageOptions(ctx)]);
  return <ImportForm formToken={formToken} types={types} languages={languages !== null} />;
}
