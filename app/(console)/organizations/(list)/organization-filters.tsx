import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { MatchCount } from "@/components/data-table/match-count";
import { SearchInput } from "@/components/data-table/search-input";
import { countryName, organizationTypeLabel } from "@/lib/format";
import { facetOptions } from "../facet-options";

type Facet = { value: string; n: number };
type Props = { types: Facet[]; countries: Facet[]; matches: number | null; more: boolean };

export function OrganizationFilters({ types, countries, matches, more }: Props) {
  return (
    <FilterBar
      clears={["q", "type", "country", "linked", "status"]}
      end={matches === null ? null : <MatchCount matches={matches} more={more} />}
    >
      <SearchInput label="Search organizations" placeholder="Name, customer or address" />
      <FilterPill label="Type" param="type" options={facetOptions(types, organizationTypeLabel)} />
      <FilterPill label="Country" param="country" options={facetOptions(countries, (code) => countryName(code))} />
      <FilterPill
        label="Customer"
        param="linked"
        options={[
          { value: "yes", label: "Linked" },
          { value: "no", label: "Not linked" },
        ]}
      />
      <FilterPill label="Status" param="status" anyLabel="Present" options={[{ value: "gone", label: "Gone" }]} />
    </FilterBar>
  );
}
