import { useLocale, useText } from "#use-text";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterPill } from "@/components/data-table/filter-pill";
import { MatchCount } from "@/components/data-table/match-count";
import { SearchInput } from "@/components/data-table/search-input";
import { countryName } from "@/lib/format";
import { typeLabel } from "@/lib/organizations/type-label";
import { facetOptions } from "../../../facet-options";

type Facet = { value: string; n: number };
type Props = { types: Facet[]; countries: Facet[]; matches: number | null; more: boolean };

export function OrganizationFilters({ types, countries, matches, more }: Props) {
  const text = useText("organizations.list");
  const typeText = useText("organizations.type");
  const locale = useLocale();
  const column = useText("organizations.columns");
  return (
    <FilterBar
      clears={["q", "type", "country", "linked", "status"]}
      end={matches === null ? null : <MatchCount matches={matches} more={more} />}
    >
      <SearchInput label={text("search")} placeholder={text("searchExample")} />
      <FilterPill
        label={column("type")}
        param="type"
        options={facetOptions(types, (type) => typeLabel(typeText, type), locale)}
      />
      <FilterPill
        label={column("country")}
        param="country"
        options={facetOptions(countries, (code) => countryName(code, locale), locale)}
      />
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
