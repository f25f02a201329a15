import { facetOptions } from "@/app/(console)/organizations/facet-options";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { MatchCount } from "@/components/data-table/match-count";
import { SearchInput } from "@/components/data-table/search-input";
import { countryName, organizationTypeLabel } from "@/lib/format";
import type { RankingQuery } from "@/lib/quota/ranking-schemas";

type Facet = { value: string; n: number };
type Props = {
  query: RankingQuery;
  facets: { types: Facet[]; countries: Facet[] };
  matches: number | null;
  more: boolean;
};

/** As the lists of organizations and of customers are filtered. */
export function UsageFilters({ query: { by }, facets, matches, more }: Props) {
  const isOrganizations = by === "organization";
  return (
    <FilterBar
      clears={["q", "type", "country", "status"]}
      end={matches === null ? null : <MatchCount matches={matches} more={more} />}
    >
      <SearchInput
        label={isOrganizations ? "Search organizations" : "Search customers"}
        placeholder={isOrganizations ? "Name, customer or address" : "Name or external id"}
      />
      {isOrganizations ? (
        <>
          <FilterPill label="Type" param="type" options={facetOptions(facets.types, organizationTypeLabel)} />
          <FilterPill
            label="Country"
            param="country"
            options={facetOptions(facets.countries, (code) => countryName(code))}
          />
          <FilterPill
            label="Status"
            param="status"
            anyLabel="Present"
            options={[{ value: "gone", label: "Gone in the last 30 days" }]}
          />
        </>
      ) : null}
    </FilterBar>
  );
}
