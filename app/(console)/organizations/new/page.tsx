import type { Metadata } from "next";
import { type ComponentProps, Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { requirePagePermission } from "@/lib/auth/session";
import { findCustomerOption } from "@/lib/customers/option";
import { getLanguageOptions, getSlots, getTypeOptions } from "@/lib/organizations/form-options";
import { getSystemContext } from "@/lib/server-context";
import { getChoices } from "../choices";
import { FormSkeleton } from "../form-skeleton";
import { newFormToken } from "../form-token";
import { CreateOrganizationForm } from "./create-organization-form";
import { Slots } from "./slots";

export const metadata: Metadata = { title: "New organization" };

type Props = { searchParams: Promise<{ customer?: string | string[] }> };

export default async function NewOrganizationPage({ searchParams }: Props) {
  await requirePagePermission("organizations:create");
  const ctx = await getSystemContext();
  const { customer: wanted } = await searchParams;
  const customer = typeof wanted === "string" ? await findCustomerOption(ctx, wanted) : null;
  const now = ctx.now().toISOString();
  return (
    <ClientText
      of={["operations.outcome", "operations.progress", "operations.state", "operations.timeline", "operations.title"]}
    >
      <PageHeader
        title="New organization"
        breadcrumbs={[{ href: "/organizations", label: "Organizations" }]}
        subtitle="One isolated tenant at Vocdoni: its own address, members and elections."
      />
      <Suspense fallback={<p className="mb-4 text-ink-3">Reading how many organizations are left…</p>}>
        <SlotsLeft now={now} />
      </Suspense>
      <Suspense fallback={<FormSkeleton label="Reading the types from Vocdoni" />}>
        <Form formToken={newFormToken()} customer={customer} now={now} />
      </Suspense>
    </ClientText>
  );
}

async function SlotsLeft({ now }: { now: string }) {
  return <Slots slots={await getSlots(await getSystemContext())} now={now} />;
}

type FormProps = Pick<ComponentProps<typeof CreateOrganizationForm>, "formToken" | "customer" | "now">;

async function Form(props: FormProps) {
  const ctx = await getSystemContext();
  const [options, languages] = await Promise.all([getTypeOptions(ctx), getLanguageOptions(ctx)]);
  return <CreateOrganizationForm {...props} {...options} choices={getChoices()} languages={languages} />;
}
