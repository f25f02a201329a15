import type { Metadata } from "next";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { getText } from "@/lib/messages/get-text";
import { requirePagePermission } from "@/lib/session/session";
import { shortText } from "../../../../short-text";
import { CustomerForm } from "../../customer-form";
import { customerTitle, loadCustomer } from "../../load-customer";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const text = await getText("customers.edit");
  return { title: await customerTitle(id, "customers:write", (name) => text("title", { name })) };
}

export default async function EditCustomerPage({ params }: Props) {
  const { id } = await params;
  await requirePagePermission("customers:write");
  const { name, externalId, contactName, contactEmail, notes, tags, version } = await loadCustomer(id);
  const fields = { id, version, name, externalId: externalId ?? "", contactName, contactEmail, notes, tags };
  const [text, titles] = await Promise.all([getText("customers.edit"), getText("customers.titles")]);
  return (
    <ClientText of={["customers.fields", "customers.form"]}>
      <PageHeader
        title={text("title", { name: shortText(name) })}
        breadcrumbs={[
          { href: "/customers", label: titles("customers") },
          { href: `/customers/${id}`, label: shortText(name, 40) },
        ]}
      />
      <Panel pad aria-label={text("form")} className="max-w-[960px]">
        <CustomerForm customer={fields} />
      </Panel>
    </ClientText>
  );
}
