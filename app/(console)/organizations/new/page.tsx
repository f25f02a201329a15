import { type ComponentProps, Suspense } from "react";
import { z } from "zod";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { findCustomerOption } from "@/lib/customers/option";
import { getText } from "@/lib/messages/get-text";
import { getLanguageOptions, getSlots, getTypeOptions, type LanguageOptions } from "@/lib/organizations/form-options";
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
        <Suspense fallback={<p className="mb-4 text-ink-3">{text("loadingSlots")}</p>}>
          <SlotsLeft slots={slots} now={now} />
        </Suspense>
        <Suspense fallback={<FormSkeleton label={text("loadingForm")} />}>
          <Form formToken={newFormToken()} customer={customer} options={options} locale={locale} now={now} />
        </Suspense>
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };

async function SlotsLeft({ slots, now }: { slots: ReturnType<typeof getSlots>; now: string }) {
  return <Slots slots={await slots} now={now} />;
}

type FormProps = Pick<ComponentProps<typeof CreateOrganizationForm>, "formToken" | "customer" | "now"> & {
  options: Promise<[Awaited<ReturnType<typeof getTypeOptions>>, LanguageOptions | null]>;
  locale: string;
};

async function Form({ options, locale, ...props }: FormProps) {
  const [types, languages] = await options;
  return <CreateOrganizationForm {...props} {...types} choices={getChoices(locale)} languages={languages} />;
}
