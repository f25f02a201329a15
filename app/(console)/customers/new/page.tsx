import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requirePagePermission } from "@/lib/auth/session";
import { CustomerForm } from "../customer-form";

export const metadata: Metadata = { title: "New customer" };

export default async function NewCustomerPage() {
  await requirePagePermission("customers:write");
  return (
    <>
      <PageHeader
        title="New customer"
        subtitle="Its organizations are linked afterwards, on the customer's page."
        breadcrumbs={[{ href: "/customers", label: "Customers" }]}
      />
      <Panel pad aria-label="New customer" className="max-w-[960px]">
        <CustomerForm newId={randomUUID()} />
      </Panel>
    </>
  );
}
