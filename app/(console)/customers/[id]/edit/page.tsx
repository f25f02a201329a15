import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requirePagePermission } from "@/lib/auth/session";
import { shortText } from "../../../../short-text";
import { CustomerForm } from "../../customer-form";
import { customerTitle, loadCustomer } from "../../load-customer";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return { title: await customerTitle(id, "customers:write", "Edit ") };
}

export default async function EditCustomerPage({ params }: Props) {
  const { id } = await params;
  await requirePagePermission("customers:write");
  const { name, externalId, contactName, contactEmail, notes, tags, version } = await loadCustomer(id);
  const fields = { id, version, name, externalId: externalId ?? "", contactName, contactEmail, notes, tags };
  return (
    <>
      <PageHeader
        title={`Edit ${shortText(name)}`}
        breadcrumbs={[
          { href: "/customers", label: "Customers" },
          { href: `/customers/${id}`, label: shortText(name, 40) },
        ]}
      />
      <Panel pad aria-label="Edit customer" className="max-w-[960px]">
        <CustomerForm customer={fields} />
      </Panel>
    </>
  );
}
