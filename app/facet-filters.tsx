import { useLocale, useText } from "#use-text";
import { FilterPill } from "@/components/data-table/filter-pill";
import { compareWords, countryName } from "@/lib/format";
import { typeLabel } from "@/lib/organizations/type-label";

type Facet = { value: string; n: number };
export type Facets = { types: readonly Facet[]; countries: readonly Facet[] };

/** The existing values with labels and counts, sorted by label. */
const optionsOf = (facets: readonly Facet[], word: (value: string) => string, locale: string) =>
  facets
    .filter(({ value }) => value !== "")
    .map(({ value, n }) => ({ value, label: word(value), count: n }))
    .sort((a, b) => compareWords(a.label, b.label, locale));

/** Filters by the types and countries that organizations have. */
export function FacetFilters({ types, countries }: Facets) {
  const text = useText("organizations.columns");
  const typeText = useText("organizations.type");
  const locale = useLocale();
  return (
    <>
      <FilterPill
        label={text("type")}
        param="type"
        options={optionsOf(types, (type) => typeLabel(typeText, type), locale)}
      />
      <FilterPill
        label={text("country")}
        param="country"
        options={optionsOf(countries, (code) => countryName(code, locale), locale)}
      />
    </>
  );
}
