import type { Metadata } from "next";
import { useText } from "#use-text";
import { type RawSearchParams, readSearchParams } from "@/app/search-params";
import { ClientText } from "@/components/client-text";
import { DataRegion } from "@/components/data-table/data-region";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { IgnoredFilters } from "@/components/data-table/ignored-filters";
import { Pagination } from "@/components/data-table/pagination";
import { SearchInput } from "@/components/data-table/search-input";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { listAudit } from "@/lib/audit/list";
import { auditActions } from "@/lib/audit/schemas";
import { translateAudit } from "@/lib/audit/translate";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { getContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { readTimeZone } from "@/lib/settings/time-zone";
import { listStaff } from "@/lib/staff/manage";
import { zoneWords } from "@/lib/time/zone";
import { AuditTable } from "./audit-table";
import { DayFilter } from "./day-filter";
import { auditParamDefaults, auditParamsSchema } from "./search-params";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("audit.page"))("title") };
}

type Props = { searchParams: Promise<RawSearchParams> };

function NothingFound({ filtered, timeZone }: { filtered: boolean; timeZone: string }) {
  const text = useText("audit.page");
  return filtered ? (
    <EmptyState
      title={text("noResults")}
      body={text("noResultsBody", { zone: zoneWords(timeZone) })}
      action={<ButtonLink href="/audit-log">{text("clear")}</ButtonLink>}
    />
  ) : (
    <EmptyState title={text("empty")} body={text("emptyBody")} />
  );
}

export default async function AuditLogPage({ searchParams }: Props) {
  const actor = await requirePagePermission("audit:read");
  const { query, ignored } = readSearchParams(auditParamsSchema, auditParamDefaults, await searchParams);
  const ctx = await getContext(actor);
  const { person, ...rest } = query;
  const [list, people, timeZone] = await Promise.all([
    listAudit(ctx, { ...rest, actorId: person }),
    listStaff(ctx),
    readTimeZone(ctx),
  ]);
  const [text, actionText, locale] = await Promise.all([
    getText("audit.page"),
    getText("audit.actions"),
    readerLocale(),
  ]);
  const filtered = [person, query.action, query.target, query.day].some((value) => value !== "");

  return (
    <>
      <PageHeader title={text("title")} subtitle={text("subtitle")} />
      <IgnoredFilters names={ignored} />
      <ClientText of={["audit.actions", "audit.day", "audit.details", "audit.fields", "audit.outcomes", "audit.row"]}>
        <UrlStateProvider>
          <Panel aria-label={text("entries")}>
            <FilterBar clears={["target", "person", "action", "day"]}>
              <SearchInput label={text("search")} param="target" />
              <FilterPill
                label={text("person")}
                param="person"
                options={people.map(({ id, name }) => ({ value: id, label: name }))}
                anyLabel={text("anyone")}
              />
              <FilterPill
                label={text("action")}
                param="action"
                options={auditActions.map((value) => ({ value, label: actionText(value) }))}
                anyLabel={text("anyAction")}
              />
              <DayFilter value={query.day} />
            </FilterBar>
            <DataRegion>
              {list.total === 0 ? (
                <NothingFound filtered={filtered} timeZone={timeZone} />
              ) : (
                <>
                  <AuditTable
                    rows={list.rows.map((row) => translateAudit(row, locale))}
                    now={ctx.now().toISOString()}
                  />
                  <Pagination page={list.page} pageSize={query.size} total={list.total} noun="entries" />
                </>
              )}
            </DataRegion>
          </Panel>
        </UrlStateProvider>
      </ClientText>
    </>
  );
}
