import { z } from "zod";
import { useText } from "#use-text";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { IgnoredFilters } from "@/components/data-table/ignored-filters";
import { ListView } from "@/components/data-table/list-view";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { getText } from "@/lib/messages/get-text";
import { deliveryStates } from "@/lib/notifications/channel-schemas";
import { listChannels } from "@/lib/notifications/channels";
import { listDeliveries } from "@/lib/notifications/deliveries";
import { definePage } from "@/lib/page";
import { pageParams } from "@/lib/paging/params";
import { isInProgress } from "../../alerts/delivery-state";
import { DeliveriesTable } from "./deliveries-table";

function Nothing({ filtered }: { filtered: boolean }) {
  const text = useText("settings.deliveries");
  if (filtered) return <EmptyState title={text("noResults")} body={text("noResultsBody")} />;
  return (
    <EmptyState
      title={text("none")}
      body={text("noneBody")}
      action={<ButtonLink href="/settings">{text("channels")}</ButtonLink>}
    />
  );
}

const { generateMetadata, page } = definePage({
  permission: "settings:read",
  search: {
    schema: z.object({
      channel: z.union([z.literal(""), z.uuid()]),
      state: z.union([z.literal(""), z.enum(deliveryStates)]),
      ...pageParams,
    }),
    defaults: { channel: "", state: "", page: 1, size: 50 },
  },
  load: async (ctx, { query }) => {
    const [list, channels] = await Promise.all([listDeliveries(ctx, query), listChannels(ctx)]);
    return { ...list, channels };
  },
  title: async () => (await getText("settings.deliveries"))("title"),
  render: async ({ query, ignored, data: { rows, total, page, channels }, locale, now }) => {
    const [text, delivery] = await Promise.all([getText("settings.deliveries"), getText("settings.delivery")]);
    const states = deliveryStates.map((value) => ({ value, label: delivery(`state.${value}`) }));
    return (
      <>
        <PageHeader
          title={text("title")}
          subtitle={text("subtitle")}
          breadcrumbs={[{ href: "/settings", label: text("settings") }]}
        />
        <IgnoredFilters names={ignored} />
        <RefreshWhile active={rows.some(isInProgress)} />
        <ListView
          label={text("panel")}
          filters={
            <FilterBar>
              <FilterPill
                label={text("channel")}
                param="channel"
                options={channels.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <FilterPill label={text("status")} param="state" options={states} />
            </FilterBar>
          }
          empty={rows.length > 0 ? null : <Nothing filtered={query.channel !== "" || query.state !== ""} />}
          page={page}
          pageSize={query.size}
          total={total}
          noun="deliveries"
        >
          <DeliveriesTable rows={rows} now={now} locale={locale} />
        </ListView>
      </>
    );
  },
});

export { generateMetadata, page as default };
