type Facet = { value: string };
type Asked = { type: string; country: string; status: string };
type Read<Q> = { query: Q; ignored: string[] };

/** Types and countries are open sets: a value of no current organization is as unknown as a typo. */
export function withoutUnknown<Q extends Asked>(
  { query, ignored }: Read<Q>,
  facets: { types: readonly Facet[]; countries: readonly Facet[] },
): Read<Q> {
  if (query.status === "gone") return { query, ignored };
  const occurs = { type: facets.types, country: facets.countries };
  const unknown = (["type", "country"] as const).filter(
    (key) => query[key] !== "" && !occurs[key].some(({ value }) => value === query[key]),
  );
  const left = Object.fromEntries(unknown.map((key) => [key, ""]));
  return { query: { ...query, ...left }, ignored: [...ignored, ...unknown] };
}
