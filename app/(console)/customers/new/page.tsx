import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { getText } from "@/lib/messages/get-text";
import { requirePagePermission } from "@/lib/session/session";
import { CustomerForm } from "../customer-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("customers.new"))("title") };
}

export default async function NewCustomerPage() {
  await requirePagePermission("customers:write");
  const [text, titles] = await Promise.all([getText("customers.new"), getText("customers.titles")]);
  return (
    <ClientText of={["customers.fields", "customers.form"]}>
      <PageHeader
        title={text("title")}
        subtitle={text("subtitle")}
        breadcrumbs={[{ href: "/customers", label: titles("customers") }]}
      />
      <Panel pad aria-label={text("title")} className="max-w-[960px]">
        <CustomerForm newId={randomUUID()} />
      </Panel>
    </ClientText>
  );
}
