import { z } from "zod";
import { Soon } from "@/app/soon";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { findCustomerOption } from "@/lib/customers/option";
import { getText } from "@/lib/messages/get-text";
import { getLanguageOptions, getSlots, getTypeOptions } from "@/lib/organizations/form-options";
import { definePage } from "@/lib/page";
import { getChoices } from "../choices";
import { FormSkeleton } from "../form-skeleton";
import { newFormToken } from "../form-token";
import { CreateOrganizationForm } from "./create-organization-form";
import { Slots } from "./slots";

const { generateMetadata, page } = definePage({
  permission: "organizations:create",
  search: { schema: z.object({ customer: z.string() }), defaults: { customer: "" } },
  load: async (ctx, { query, locale }) => ({
    customer: await findCustomerOption(ctx, query.customer),
    slots: getSlots(ctx),
    options: Promise.all([getTypeOptions(ctx), getLanguageOptions(ctx, locale)]),
  }),
  title: async () => (await getText("organizations.createPage"))("title"),
  render: async ({ data: { customer, slots, options }, locale, now }) => {
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
        <Soon data={options} fallback={<FormSkeleton label={text("loadingForm")} />}>
          {([types, languages]) => (
            <CreateOrganizationForm
              formToken={newFormToken()}
              customer={customer}
              {...types}
              choices={getChoices(locale)}
              languages={languages}
              now={now}
            />
          )}
        </Soon>
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };
