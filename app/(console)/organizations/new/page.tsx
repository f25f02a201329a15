import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requirePagePermission } from "@/lib/auth/session";
import { findCustomerOption } from "@/lib/customers/option";
import { getFormOptions } from "@/lib/organizations/form-options";
import { getSystemContext } from "@/lib/server-context";
import { getChoices } from "../choices";
import { newFormToken } from "../form-token";
import { CreateOrganizationForm } from "./create-organization-form";
import { Slots } from "./slots";

export const metadata: Metadata = { title: "New organization" };

type Props = { searchParams: Promise<{ customer?: string | string[] }> };

export default async function NewOrganizationPage({ searchParams }: Props) {
  await requirePagePermission("organizations:create");
  const ctx = await getSystemContext();
  const { customer: wanted } = await searchParams;
  const [options, customer] = await Promise.all([
    getFormOptions(ctx),
    typeof wanted === "string" ? findCustomerOption(ctx, wanted) : null,
  ]);
  return (
    <>
      <PageHeader
        title="New organization"
        breadcrumbs={[{ href: "/organizations", label: "Organizations" }]}
        subtitle="One isolated tenant at Vocdoni: its own address, members and elections."
      />
      <Slots slots={options.slots} now={ctx.now().toISOString()} />
      <CreateOrganizationForm
        formToken={newFormToken()}
        types={options.types}
        typesAssumed={options.typesAssumed}
        customer={customer}
        choices={getChoices()}
        now={ctx.now().toISOString()}
      />
    </>
  );
}
