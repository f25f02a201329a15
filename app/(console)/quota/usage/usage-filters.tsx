import { useText } from "#use-text";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { MatchCount } from "@/components/data-table/match-count";
import { SearchInput } from "@/components/data-table/search-input";
import type { RankingQuery } from "@/lib/usage/ranking-schemas";
import { FacetFilters, type Facets } from "../../../facet-filters";

type Props = { query: RankingQuery; facets: Facets; matches: number | null; more: boolean };

/** The same filters as in the lists of organizations and customers. */
export function UsageFilters({ query: { by }, facets, matches, more }: Props) {
  const text = useText("usage.filters");
  const isOrganizations = by === "organization";
  return (
    <FilterBar
      clears={["q", "type", "country", "status"]}
      end={matches === null ? null : <MatchCount matches={matches} more={more} />}
    >
      <SearchInput
        label={isOrganizations ? text("searchOrganizations") : text("searchCustomers")}
        placeholder={isOrganizations ? text("organizationPlaceholder") : text("customerPlaceholder")}
      />
      {isOrganizations ? (
        <>
          <FacetFilters types={facets.types} countries={facets.countries} />
          <FilterPill
            label={text("status")}
            param="status"
            anyLabel={text("active")}
            options={[{ value: "gone", label: text("deleted") }]}
          />
        </>
      ) : null}
    </FilterBar>
  );
}
