import { useText } from "#use-text";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { MatchCount } from "@/components/data-table/match-count";
import { SearchInput } from "@/components/data-table/search-input";
import { FacetFilters, type Facets } from "../../../facet-filters";

type Props = Facets & { matches: number | null; more: boolean };

export function OrganizationFilters({ types, countries, matches, more }: Props) {
  const text = useText("organizations.list");
  const column = useText("organizations.columns");
  return (
    <FilterBar
      clears={["q", "type", "country", "linked", "status"]}
      end={matches === null ? null : <MatchCount matches={matches} more={more} />}
    >
      <SearchInput label={text("search")} placeholder={text("searchExample")} />
      <FacetFilters types={types} countries={countries} />
      <FilterPill
        label={column("customer")}
        param="linked"
        options={[
          { value: "yes", label: text("assigned") },
          { value: "no", label: text("unassigned") },
        ]}
      />
      <FilterPill
        label={text("status")}
        param="status"
        anyLabel={text("active")}
        options={[{ value: "gone", label: text("deleted") }]}
      />
    </FilterBar>
  );
}
