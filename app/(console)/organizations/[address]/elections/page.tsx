import { z } from "zod";
import { useText } from "#use-text";
import { Soon } from "@/app/soon";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { IgnoredFilters } from "@/components/data-table/ignored-filters";
import { ListView } from "@/components/data-table/list-view";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { Loading, SkeletonPanel, SkeletonTable } from "@/components/ui/skeleton";
import { countLegacy } from "@/lib/elections/legacy";
import { listDrafts, listElections, readTallies } from "@/lib/elections/list";
import { storedStatuses } from "@/lib/elections/model";
import { getText } from "@/lib/messages/get-text";
import { say } from "@/lib/messages/text";
import { getOrganization } from "@/lib/organizations/get";
import { definePage } from "@/lib/page";
import { pageParams } from "@/lib/paging/params";
import { later } from "@/lib/soon";
import { zoneOrUtc } from "@/lib/time/zone";
import { organizationName } from "../../../../organization-label";
import { OrganizationName } from "../../../../organization-name";
import { OrganizationHeader } from "../organization-header";
import { OrganizationStatus } from "../organization-status";
import { OrganizationTabs } from "../organization-tabs";
import { ElectionsTable } from "./elections-table";
import { DraftsPanel, LegacyNote } from "./unlisted";

function Nothing({ filtered }: { filtered: boolean }) {
  const text = useText("elections.list");
  return filtered ? (
    <EmptyState title={text("noResults")} body={text("noResultsHint")} />
  ) : (
    <EmptyState title={text("empty")} body={text("emptyHint")} />
  );
}

const { generateMetadata, page } = definePage({
  permission: "organizations:read",
  params: ["address"],
  search: {
    schema: z.object({ status: z.enum(["", ...storedStatuses]), ...pageParams }),
    defaults: { status: "", page: 1, size: 25 },
  },
  load: async (ctx, { params, query }) => {
    const known = await getOrganization(ctx, params.address);
    const { address } = known;
    const elections = listElections(ctx, address, query);
    return {
      known,
      elections,
      tallies: later(
        elections.then(({ rows }) =>
          readTallies(
            ctx,
            (rows ?? []).map(({ id }) => id),
          ),
        ),
      ),
      drafts: listDrafts(ctx, address),
      legacy: countLegacy(ctx, address),
    };
  },
  title: async ({ data }) =>
    (await getText("elections.list"))("pageTitle", { name: organizationName((await data()).known) }),
  render: async ({ data: { known, elections, tallies, drafts, legacy }, query, ignored, may, locale, now }) => {
    const text = await getText("elections.list");
    const filters = await getText("elections.filter");
    const timeZone = zoneOrUtc(known.fields.timezone);
    const options = storedStatuses.map((value) => ({ value, label: filters(value) }));
    return (
      <>
        <OrganizationHeader
          organization={known}
          title={<OrganizationName name={known.name} />}
          subtitle={<OrganizationStatus organization={known} now={now} />}
          may={may}
        />
        <OrganizationTabs address={known.address} current="elections" />
        <IgnoredFilters names={ignored} tone="info" />
        <div className="flex flex-col gap-3">
          <Soon
            data={elections}
            fallback={
              <Loading label={text("loading")}>
                <SkeletonTable rows={5} columns={6} />
              </Loading>
            }
          >
            {(found) =>
              found.rows === null ? (
                <Panel>
                  <ErrorState title={text("failed")} body={say(found.problem, locale)} />
                </Panel>
              ) : (
                <ListView
                  label={text("caption")}
                  filters={
                    <FilterBar end={<span className="text-ink-3 text-sm">{text("timesIn", { timeZone })}</span>}>
                      <FilterPill label={text("status")} param="status" options={options} />
                    </FilterBar>
                  }
                  empty={found.rows.length > 0 ? null : <Nothing filtered={query.status !== ""} />}
                  page={found.page}
                  pageSize={query.size}
                  total={found.total}
                  noun="elections"
                >
                  <ElectionsTable
                    address={known.address}
                    rows={found.rows}
                    tallies={tallies.value}
                    timeZone={timeZone}
                  />
                </ListView>
              )
            }
          </Soon>
          <Soon data={legacy} fallback={null}>
            {(counted) => <LegacyNote legacy={counted} />}
          </Soon>
          <Soon data={drafts} fallback={<SkeletonPanel />}>
            {(found) => <DraftsPanel drafts={found} />}
          </Soon>
        </div>
      </>
    );
  },
});

export { generateMetadata, page as default };
