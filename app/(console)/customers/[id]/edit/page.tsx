import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { getCustomer } from "@/lib/customers/read";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { shortText } from "../../../../short-text";
import { CustomerForm } from "../../customer-form";

const { generateMetadata, page } = definePage({
  permission: "customers:write",
  params: ["id"],
  load: async (ctx, { params }) => ({ customer: await getCustomer(ctx, params.id) }),
  title: async ({ data }) => {
    const { customer } = await data();
    return (await getText("customers.edit"))("title", { name: shortText(customer.name) });
  },
  render: async ({ params: { id }, data: { customer } }) => {
    const { name, externalId, contactName, contactEmail, notes, tags, version } = customer;
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
  },
});

export { generateMetadata, page as default };
