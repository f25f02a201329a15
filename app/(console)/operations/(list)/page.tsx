import { useText } from "#use-text";
import { DataRegion } from "@/components/data-table/data-region";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { Pagination } from "@/components/data-table/pagination";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { getText } from "@/lib/messages/get-text";
import { operationInLanguage } from "@/lib/operations/in-language";
import { isInProgress, operationKinds, operationStates } from "@/lib/operations/model";
import { listOperations } from "@/lib/operations/read";
import { definePage } from "@/lib/page";
import { kindKey } from "../kind-key";
import { operationListDefaults, operationListSchema } from "../search-params";
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
  search: { schema: operationListSchema, defaults: operationListDefaults },
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
      <UrlStateProvider>
        <PageHeader title={text("title")} subtitle={text("subtitle")} />
        {ignored.length > 0 ? (
          <Note
            tone="info"
            title={text("ignored", { count: ignored.length, names: ignored.join(", ") })}
            className="mb-3"
          />
        ) : null}
        <RefreshWhile active={rows.some((row) => isInProgress(row.state))} />
        <Panel aria-label={text("region")}>
          <FilterBar>
            <FilterPill label={text("state")} param="state" options={states} />
            <FilterPill label={text("kind")} param="kind" options={kinds} />
          </FilterBar>
          <DataRegion>
            {rows.length > 0 ? (
              <>
                <OperationsTable rows={rows.map((row) => operationInLanguage(row, locale))} now={now} />
                <Pagination page={page} pageSize={query.size} total={total} noun="operations" />
              </>
            ) : (
              <Nothing filtered={query.kind !== "" || query.state !== ""} />
            )}
          </DataRegion>
        </Panel>
      </UrlStateProvider>
    );
  },
});

export { generateMetadata, page as default };
