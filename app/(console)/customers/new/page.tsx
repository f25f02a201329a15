import { randomUUID } from "node:crypto";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { CustomerForm } from "../customer-form";

const { generateMetadata, page } = definePage({
  permission: "customers:write",
  load: () => ({ newId: randomUUID() }),
  title: async () => (await getText("customers.new"))("title"),
  render: async ({ data: { newId } }) => {
    const [text, titles] = await Promise.all([getText("customers.new"), getText("customers.titles")]);
    return (
      <ClientText of={["customers.fields", "customers.form"]}>
        <PageHeader
          title={text("title")}
          subtitle={text("subtitle")}
          breadcrumbs={[{ href: "/customers", label: titles("customers") }]}
        />
        <Panel pad aria-label={text("title")} className="max-w-[960px]">
          <CustomerForm newId={newId} />
        </Panel>
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };
