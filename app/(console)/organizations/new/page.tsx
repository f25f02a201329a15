import type { Metadata } from "next";
import { type ComponentProps, Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { findCustomerOption } from "@/lib/customers/option";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { getLanguageOptions, getSlots, getTypeOptions } from "@/lib/organizations/form-options";
import { getSystemContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { getChoices } from "../choices";
import { FormSkeleton } from "../form-skeleton";
import { newFormToken } from "../form-token";
import { CreateOrganizationForm } from "./create-organization-form";
import { Slots } from "./slots";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("organizations.createPage"))("title") };
}

type Props = { searchParams: Promise<{ customer?: string | string[] }> };

export default async function NewOrganizationPage({ searchParams }: Props) {
  await requirePagePermission("organizations:create");
  const ctx = await getSystemContext();
  const { customer: wanted } = await searchParams;
  const customer = typeof wanted === "string" ? await findCustomerOption(ctx, wanted) : null;
  const now = ctx.now().toISOString();
  const text = await getText("organizations.createPage");
  const list = await getText("organizations.list");
  return (
    <ClientText
      of={[
        "operations.outcome",
        "operations.progress",
        "operations.state",
        "operations.timeline",
        "operations.title",
        "organizations.create",
        "organizations.fields",
        "organizations.follow",
        "organizations.form",
        "organizations.type",
      ]}
    >
      <PageHeader
        title={text("title")}
        breadcrumbs={[{ href: "/organizations", label: list("title") }]}
        subtitle={text("subtitle")}
      />
      <Suspense fallback={<p className="mb-4 text-ink-3">{text("loadingSlots")}</p>}>
        <SlotsLeft now={now} />
      </Suspense>
      <Suspense fallback={<FormSkeleton label={text("loadingForm")} />}>
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
  const locale = await readerLocale();
  const [options, languages] = await Promise.all([getTypeOptions(ctx), getLanguageOptions(ctx, locale)]);
  const choices = getChoices(locale);
  return <CreateOrganizationForm {...props} {...options} choices={choices} languages={languages} />;
}
