import { z } from "zod";
import { useText } from "#use-text";
import { ClientText } from "@/components/client-text";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { IgnoredFilters } from "@/components/data-table/ignored-filters";
import { ListView } from "@/components/data-table/list-view";
import { SearchInput } from "@/components/data-table/search-input";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { normalizeAddress } from "@/lib/address";
import { listAudit } from "@/lib/audit/list";
import { auditActionSchema, auditActions } from "@/lib/audit/schemas";
import { translateAudit } from "@/lib/audit/translate";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { pageParams } from "@/lib/paging/params";
import { readTimeZone } from "@/lib/settings/time-zone";
import { listStaff } from "@/lib/staff/manage";
import { zoneWords } from "@/lib/time/zone";
import { AuditTable } from "./audit-table";
import { DayFilter } from "./day-filter";

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

const { generateMetadata, page } = definePage({
  permission: "audit:read",
  search: {
    schema: z.object({
      person: z.union([z.literal(""), z.uuid()]),
      action: z.union([z.literal(""), auditActionSchema]),
      target: z
        .string()
        .trim()
        .max(200)
        .transform((target) => normalizeAddress(target) ?? target),
      /** In the console's time zone. */
      day: z.union([z.literal(""), z.iso.date()]),
      ...pageParams,
    }),
    defaults: {
      person: "",
      action: "",
      target: "",
      day: "",
      page: 1,
      size: 50,
    },
  },
  load: async (ctx, { query: { person, ...query } }) => {
    const [list, people, timeZone] = await Promise.all([
      listAudit(ctx, { ...query, actorId: person }),
      listStaff(ctx),
      readTimeZone(ctx),
    ]);
    return { list, people, timeZone };
  },
  title: async () => (await getText("audit.page"))("title"),
  render: async ({ query, ignored, data: { list, people, timeZone }, locale, now }) => {
    const [text, actionText] = await Promise.all([getText("audit.page"), getText("audit.actions")]);
    const filtered = [query.person, query.action, query.target, query.day].some((value) => value !== "");

    return (
      <>
        <PageHeader title={text("title")} subtitle={text("subtitle")} />
        <IgnoredFilters names={ignored} />
        <ClientText of={["audit.actions", "audit.day", "audit.details", "audit.fields", "audit.outcomes", "audit.row"]}>
          <ListView
            label={text("entries")}
            filters={
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
            }
            empty={list.total === 0 ? <NothingFound filtered={filtered} timeZone={timeZone} /> : null}
            page={list.page}
            pageSize={query.size}
            total={list.total}
            noun="entries"
          >
            <AuditTable rows={list.rows.map((row) => translateAudit(row, locale))} now={now} />
          </ListView>
        </ClientText>
      </>
    );
  },
});

export { generateMetadata, page as default };
