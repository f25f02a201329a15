import { Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { listImports } from "@/lib/imports/read";
import { countWaiting } from "@/lib/imports/slots";
import { getText } from "@/lib/messages/get-text";
import { getLanguageOptions, getSlots, getTypeOptions, type LanguageOptions } from "@/lib/organizations/form-options";
import { definePage } from "@/lib/page";
import { FormSkeleton } from "../form-skeleton";
import { newFormToken } from "../form-token";
import { Slots } from "../new/slots";
import { ImportForm } from "./import-form";
import { RecentImports } from "./recent-imports";

const { generateMetadata, page } = definePage({
  permission: "organizations:import",
  load: async (ctx, { locale }) => ({
    imports: await listImports(ctx),
    slots: Promise.all([getSlots(ctx), countWaiting(ctx)]),
    options: Promise.all([getTypeOptions(ctx), getLanguageOptions(ctx, locale)]),
  }),
  title: async () => (await getText("imports.page"))("title"),
  render: async ({ data: { imports, slots, options }, now }) => {
    const text = await getText("imports.page");
    const list = await getText("organizations.list");
    const loading = await getText("organizations.createPage");
    return (
      <ClientText
        of={[
          "imports.file",
          "imports.form",
          "imports.lists",
          "imports.review",
          "organizations.slots",
          "organizations.type",
        ]}
      >
        <PageHeader
          title={text("title")}
          breadcrumbs={[{ href: "/organizations", label: list("title") }]}
          subtitle={text("subtitle")}
        />
        <Suspense fallback={<p className="mb-4 text-ink-3">{loading("loadingSlots")}</p>}>
          <SlotsLeft slots={slots} now={now} />
        </Suspense>
        <Suspense fallback={<FormSkeleton label={loading("loadingForm")} />}>
          <Form formToken={newFormToken()} options={options} />
        </Suspense>
        <RecentImports imports={imports} now={now} />
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };

type Left = { slots: Promise<[Awaited<ReturnType<typeof getSlots>>, number]>; now: string };

async function SlotsLeft({ slots: reading, now }: Left) {
  const text = await getText("imports.page");
  const [slots, waiting] = await reading;
  return (
    <>
      <Slots slots={slots} now={now} />
      {waiting > 0 && slots?.gauge.state === "limited" ? (
        <p className="-mt-3 mb-4 text-ink-3 text-sm">{text("reserved", { count: waiting })}</p>
      ) : null}
    </>
  );
}

type FormProps = {
  formToken: string;
  options: Promise<[Awaited<ReturnType<typeof getTypeOptions>>, LanguageOptions | null]>;
};

async function Form({ formToken, options }: FormProps) {
  const [{ types }, languages] = await options;
  return <ImportForm formToken={formToken} types={types} languages={languages !== null} />;
}
