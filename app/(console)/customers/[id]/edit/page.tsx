import { z } from "zod";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { getCustomer } from "@/lib/customers/read";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { shortText } from "../../../../short-text";
import { CustomerForm } from "../../customer-form";

const EditCustomerPage = definePage({
  permission: "customers:write",
  params: z.object({ id: z.uuid() }),
  load: (ctx, { params: { id } }) => getCustomer(ctx, id),
  title: async ({ data }) => (await getText("customers.edit"))("title", { name: shortText((await data()).name) }),
  render: async (customer, { params: { id } }) => {
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

export const generateMetadata = EditCustomerPage.generateMetadata;
export default EditCustomerPage;
