import { useLocale, useText } from "#use-text";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { MatchCount } from "@/components/data-table/match-count";
import { SearchInput } from "@/components/data-table/search-input";
import { countryName } from "@/lib/format";
import { typeLabel } from "@/lib/organizations/type-label";
import type { RankingQuery } from "@/lib/usage/ranking-schemas";
import { facetOptions } from "../../../facet-options";

type Facet = { value: string; n: number };
type Props = {
  query: RankingQuery;
  facets: { types: Facet[]; countries: Facet[] };
  matches: number | null;
  more: boolean;
};

/** The same filters as in the lists of organizations and customers. */
export function UsageFilters({ query: { by }, facets, matches, more }: Props) {
  const text = useText("usage.filters");
  const typeText = useText("organizations.type");
  const locale = useLocale();
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
          <FilterPill
            label={text("type")}
            param="type"
            options={facetOptions(facets.types, (type) => typeLabel(typeText, type), locale)}
          />
          <FilterPill
            label={text("country")}
            param="country"
            options={facetOptions(facets.countries, (code) => countryName(code, locale), locale)}
          />
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
