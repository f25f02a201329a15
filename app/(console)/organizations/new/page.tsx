import { z } from "zod";
import { Soon } from "@/app/soon";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { findCustomerOption } from "@/lib/customers/option";
import { getText } from "@/lib/messages/get-text";
import { getLanguageOptions, getSlots, getTypeOptions } from "@/lib/organizations/form-options";
import { definePage } from "@/lib/page";
import { getChoices } from "../choices";
import { newFormToken } from "../form-token";
import { CreateOrganizationForm } from "./create-organization-form";
import { Slots } from "./slots";

const { generateMetadata, page } = definePage({
  permission: "organizations:create",
  search: { schema: z.object({ customer: z.string() }), defaults: { customer: "" } },
  load: async (ctx, { query, locale }) => {
    const slots = getSlots(ctx);
    const [customer, types, languages] = await Promise.all([
      findCustomerOption(ctx, query.customer),
      getTypeOptions(ctx),
      getLanguageOptions(ctx, locale),
    ]);
    return { customer, slots, types, languages };
  },
  title: async () => (await getText("organizations.createPage"))("title"),
  render: async ({ data: { customer, slots, types, languages }, locale, now }) => {
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
        <Soon data={slots} fallback={<p className="mb-4 text-ink-3">{text("loadingSlots")}</p>}>
          {(left) => <Slots slots={left} now={now} />}
        </Soon>
        <CreateOrganizationForm
          formToken={newFormToken()}
          customer={customer}
          {...types}
          choices={getChoices(locale)}
          languages={languages}
          now={now}
        />
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };
