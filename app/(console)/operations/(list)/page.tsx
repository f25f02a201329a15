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
import { operationInLanguage } from "@/lib/operations/in-language";
import { isInProgress, operationKinds, operationStates } from "@/lib/operations/model";
import { listOperations } from "@/lib/operations/read";
import { operationKindSchema, operationStateSchema } from "@/lib/operations/schemas";
import { definePage } from "@/lib/page";
import { pageParams } from "@/lib/paging/params";
import { kindKey } from "../operation-title";
import { OperationsTable } from "./operations-table";

function Nothing({ filtered }: { filtered: boolean }) {
  const text = useText("operations.list");
  if (filtered) return <EmptyState title={text("noResults")} body={text("noResultsHint")} />;
  return (
    <EmptyState
      title={text("empty")}
      body={text("emptyHint")}
      action={<ButtonLink href="/organizations">{text("viewOrganizations")}</ButtonLink>}
    />
  );
}

const { generateMetadata, page } = definePage({
  permission: "operations:read",
  search: {
    schema: z.object({
      kind: z.union([z.literal(""), operationKindSchema]),
      state: z.union([z.literal(""), z.literal("open"), operationStateSchema]),
      ...pageParams,
    }),
    defaults: { kind: "", state: "", page: 1, size: 50 },
  },
  load: (ctx, { query }) => listOperations(ctx, query),
  title: async () => (await getText("operations.list"))("title"),
  render: async ({ query, ignored, data: { rows, total, page }, locale, now }) => {
    const text = await getText("operations.list");
    const stateText = await getText("operations.state");
    const kindText = await getText("operations.kind");
    const states = [
      { value: "open", label: text("open") },
      ...operationStates.map((state) => ({ value: state, label: stateText(state) })),
    ];
    const kinds = operationKinds.map((kind) => ({ value: kind, label: kindText(kindKey(kind)) }));
    return (
      <>
        <PageHeader title={text("title")} subtitle={text("subtitle")} />
        <IgnoredFilters names={ignored} tone="info" />
        <RefreshWhile active={rows.some((row) => isInProgress(row.state))} />
        <ListView
          label={text("region")}
          filters={
            <FilterBar>
              <FilterPill label={text("state")} param="state" options={states} />
              <FilterPill label={text("kind")} param="kind" options={kinds} />
            </FilterBar>
          }
          empty={rows.length > 0 ? null : <Nothing filtered={query.kind !== "" || query.state !== ""} />}
          page={page}
          pageSize={query.size}
          total={total}
          noun="operations"
        >
          <OperationsTable rows={rows.map((row) => operationInLanguage(row, locale))} now={now} />
        </ListView>
      </>
    );
  },
});

export { generateMetadata, page as default };
