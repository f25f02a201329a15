import { z } from "zod";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { IgnoredFilters } from "@/components/data-table/ignored-filters";
import { ListView } from "@/components/data-table/list-view";
import { MatchCount } from "@/components/data-table/match-count";
import { SearchInput } from "@/components/data-table/search-input";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { customerFacets } from "@/lib/customers/counts";
import { listCustomers } from "@/lib/customers/read";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { pageParams } from "@/lib/paging/params";
import { getSyncStatus } from "@/lib/sync/status";
import { CustomersEmpty } from "./customers-empty";
import { CustomersTable } from "./customers-table";

const { generateMetadata, page } = definePage({
  permission: "customers:read",
  search: {
    schema: z.object({
      q: z.string().max(200),
      tag: z.string().max(100),
      archived: z.enum(["", "yes"]),
      sort: z.enum(["name", "organizations", "votes", "created"]),
      dir: z.enum(["", "asc", "desc"]),
      ...pageParams,
    }),
    defaults: {
      q: "",
      tag: "",
      archived: "",
      sort: "name",
      dir: "",
      page: 1,
      size: 50,
    },
  },
  load: async (ctx, { query }) => {
    const dir = query.dir || (query.sort === "name" ? "asc" : "desc");
    const [facets, list, sync] = await Promise.all([
      customerFacets(ctx),
      listCustomers(ctx, { ...query, dir }),
      getSyncStatus(ctx),
    ]);
    return { facets, list, sync };
  },
  title: async () => (await getText("customers.titles"))("customers"),
  render: async ({ query, ignored, data: { facets, list, sync }, may }) => {
    const [text, titles] = await Promise.all([getText("customers.list"), getText("customers.titles")]);
    const counts = { total: facets.total, archived: facets.archived };
    const mayWrite = may("customers:write");
    const filtered = query.q !== "" || query.tag !== "" || query.archived !== "";

    return (
      <>
        <PageHeader
          title={titles("customers")}
          subtitle={
            sync.syncedAt
              ? text.rich("synced", { ...counts, time: () => <RelativeTime value={sync.syncedAt} now={sync.now} /> })
              : text("neverSynced", counts)
          }
          actions={mayWrite ? <ButtonLink href="/customers/new">{text("new")}</ButtonLink> : undefined}
        />
        <IgnoredFilters names={ignored} />
        <ListView
          label={text("label")}
          filters={
            <FilterBar clears={["q", "tag", "archived"]} end={filtered ? <MatchCount matches={list.total} /> : null}>
              <SearchInput label={text("search")} placeholder={text("searchPlaceholder")} />
              {facets.tags.length > 0 || query.tag ? (
                <FilterPill
                  label={text("tag")}
                  param="tag"
                  options={facets.tags.map((tag) => ({ value: tag, label: tag }))}
                  anyLabel={text("anyTag")}
                />
              ) : null}
              <FilterPill
                label={text("status")}
                param="archived"
                options={[{ value: "yes", label: text("archived"), count: facets.archived }]}
                anyLabel={text("active")}
              />
            </FilterBar>
          }
          empty={
            list.total === 0 ? (
              <CustomersEmpty archived={facets.archived} filtered={filtered} mayWrite={mayWrite} />
            ) : null
          }
          page={list.page}
          pageSize={query.size}
          total={list.total}
          noun="customers"
        >
          <CustomersTable rows={list.rows} />
        </ListView>
      </>
    );
  },
});

export { generateMetadata, page as default };
