import { Soon } from "@/app/soon";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { countWaiting, listImports } from "@/lib/imports/read";
import { getText } from "@/lib/messages/get-text";
import { getLanguageOptions, getSlots, getTypeOptions } from "@/lib/organizations/form-options";
import { definePage } from "@/lib/page";
import { newFormToken } from "../form-token";
import { Slots } from "../new/slots";
import { ImportForm } from "./import-form";
import { RecentImports } from "./recent-imports";

const { generateMetadata, page } = definePage({
  permission: "organizations:import",
  load: async (ctx, { locale }) => {
    const slots = getSlots(ctx);
    const [imports, waiting, { types }, languages] = await Promise.all([
      listImports(ctx),
      countWaiting(ctx),
      getTypeOptions(ctx),
      getLanguageOptions(ctx, locale),
    ]);
    return { imports, waiting, slots, types, languages };
  },
  title: async () => (await getText("imports.page"))("title"),
  render: async ({ data: { imports, waiting, slots, types, languages }, now }) => {
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
        <Soon data={slots} fallback={<p className="mb-4 text-ink-3">{loading("loadingSlots")}</p>}>
          {(left) => (
            <>
              <Slots slots={left} now={now} />
              {waiting > 0 && left?.gauge.state === "limited" ? (
                <p className="-mt-3 mb-4 text-ink-3 text-sm">{text("reserved", { count: waiting })}</p>
              ) : null}
            </>
          )}
        </Soon>
        <ImportForm formToken={newFormToken()} types={types} languages={languages !== null} />
        <RecentImports imports={imports} now={now} />
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };
