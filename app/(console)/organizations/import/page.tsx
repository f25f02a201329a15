import type { Metadata } from "next";
import { Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { listImports } from "@/lib/imports/read";
import { countWaiting } from "@/lib/imports/slots";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { getLanguageOptions, getSlots, getTypeOptions } from "@/lib/organizations/form-options";
import { getSystemContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { FormSkeleton } from "../form-skeleton";
import { newFormToken } from "../form-token";
import { Slots } from "../new/slots";
import { ImportForm } from "./import-form";
import { RecentImports } from "./recent-imports";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("imports.page"))("title") };
}

export default async function ImportPage() {
  await requirePagePermission("organizations:import");
  const ctx = await getSystemContext();
  const now = ctx.now().toISOString();
  const imports = await listImports(ctx);
  const text = await getText("imports.page");
  const list = await getText("organizations.list");
  const loading = await getText("organizations.createPage");
  return (
    <ClientText
      of={[
        "imports.file",
        "imports.form",
        "imports.lists",
        "imports.review",
        "organizations.slots",
        "organizations.type",
      ]}
    >
      <PageHeader
        title={text("title")}
        breadcrumbs={[{ href: "/organizations", label: list("title") }]}
        subtitle={text("subtitle")}
      />
      <Suspense fallback={<p className="mb-4 text-ink-3">{loading("loadingSlots")}</p>}>
        <SlotsLeft now={now} />
      </Suspense>
      <Suspense fallback={<FormSkeleton label={loading("loadingForm")} />}>
        <Form formToken={newFormToken()} />
      </Suspense>
      <RecentImports imports={imports} now={now} />
    </ClientText>
  );
}

async function SlotsLeft({ now }: { now: string }) {
  const ctx = await getSystemContext();
  const text = await getText("imports.page");
  const [slots, waiting] = await Promise.all([getSlots(ctx), countWaiting(ctx)]);
  return (
    <>
      <Slots slots={slots} now={now} />
      {waiting > 0 && slots?.gauge.state === "limited" ? (
        <p className="-mt-3 mb-4 text-ink-3 text-sm">{text("reserved", { count: waiting })}</p>
      ) : null}
    </>
  );
}

async function Form({ formToken }: { formToken: string }) {
  const ctx = await getSystemContext();
  const locale = await readerLocale();
  const [{ types }, languages] = await Promise.all([getTypeOptions(ctx), getLanguageOptions(ctx, locale)]);
  return <ImportForm formToken={formToken} types={types} languages={languages !== null} />;
}
