import { type ComponentProps, Suspense } from "react";
import { z } from "zod";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { findCustomerOption } from "@/lib/customers/option";
import { getText } from "@/lib/messages/get-text";
import {
  getLanguageOptions,
  getSlots,
  getTypeOptions,
  type LanguageOptions,
  type TypeOptions,
} from "@/lib/organizations/form-options";
import { definePage } from "@/lib/page";
import { getChoices } from "../choices";
import { FormSkeleton } from "../form-skeleton";
import { newFormToken } from "../form-token";
import { CreateOrganizationForm } from "./create-organization-form";
import { SlotsLeft } from "./slots";

type FormProps = Pick<ComponentProps<typeof CreateOrganizationForm>, "formToken" | "customer" | "now"> & {
  form: Promise<[TypeOptions, LanguageOptions | null]>;
  locale: string;
};

async function Form({ form, locale, ...props }: FormProps) {
  const [options, languages] = await form;
  return <CreateOrganizationForm {...props} {...options} choices={getChoices(locale)} languages={languages} />;
}

const NewOrganizationPage = definePage({
  permission: "organizations:create",
  search: { schema: z.object({ customer: z.string() }), defaults: { customer: "" } },
  load: async (ctx, { query }) => ({
    customer: await findCustomerOption(ctx, query.customer),
    formToken: newFormToken(),
    slots: getSlots(ctx),
    form: Promise.all([getTypeOptions(ctx), getLanguageOptions(ctx)]),
  }),
  title: "organizations.createPage.title",
  render: async ({ slots, form, formToken, customer }, { now, locale }) => {
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
          <Form form={form} formToken={formToken} customer={customer} now={now} locale={locale} />
        </Suspense>
      </ClientText>
    );
  },
});

export const generateMetadata = NewOrganizationPage.generateMetadata;
export default NewOrganizationPage;
