import { Suspense } from "react";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { listImports } from "@/lib/imports/read";
import { countWaiting } from "@/lib/imports/slots";
import { getText } from "@/lib/messages/get-text";
import {
  getLanguageOptions,
  getSlots,
  getTypeOptions,
  type LanguageOptions,
  type Slots as SlotsView,
  type TypeOptions,
} from "@/lib/organizations/form-options";
import { definePage } from "@/lib/page";
import { FormSkeleton } from "../form-skeleton";
import { newFormToken } from "../form-token";
import { Slots } from "../new/slots";
import { ImportForm } from "./import-form";
import { RecentImports } from "./recent-imports";

async function SlotsWithReserved({ slots, now }: { slots: Promise<[SlotsView, number]>; now: string }) {
  const text = await getText("imports.page");
  const [left, waiting] = await slots;
  return (
    <>
      <Slots slots={left} now={now} />
      {waiting > 0 && left?.gauge.state === "limited" ? (
        <p className="-mt-3 mb-4 text-ink-3 text-sm">{text("reserved", { count: waiting })}</p>
      ) : null}
    </>
  );
}

type FormProps = { formToken: string; form: Promise<[TypeOptions, LanguageOptions | null]> };

async function Form({ formToken, form }: FormProps) {
  const [{ types }, languages] = await form;
  return <ImportForm formToken={formToken} types={types} languages={languages !== null} />;
}

const ImportPage = definePage({
  permission: "organizations:import",
  load: async (ctx) => ({
    imports: await listImports(ctx),
    formToken: newFormToken(),
    slots: Promise.all([getSlots(ctx), countWaiting(ctx)]),
    form: Promise.all([getTypeOptions(ctx), getLanguageOptions(ctx)]),
  }),
  title: "imports.page.title",
  render: async ({ imports, formToken, slots, form }, { now }) => {
    const text = await getText("imports.page");
    const list = await getText("organizations.list");
    const loading = await getText("organizations.createPage");
    return (
      <ClientText of={["imports.file", "imports.form", "imports.lists", "imports.review", "organizations.slots"]}>
        <PageHeader
          title={text("title")}
          breadcrumbs={[{ href: "/organizations", label: list("title") }]}
          subtitle={text("subtitle")}
        />
        <Suspense fallback={<p className="mb-4 text-ink-3">{loading("loadingSlots")}</p>}>
          <SlotsWithReserved slots={slots} now={now} />
        </Suspense>
        <Suspense fallback={<FormSkeleton label={loading("loadingForm")} />}>
          <Form form={form} formToken={formToken} />
        </Suspense>
        <RecentImports imports={imports} now={now} />
      </ClientText>
    );
  },
});

export const generateMetadata = ImportPage.generateMetadata;
export default ImportPage;
