import { compareWords, humanized } from "@/lib/format";
import type { Text } from "@/lib/messages/part";

/** The types of the August 2026 backend; each has a name in the catalog. */
export const knownTypes = [
  "association",
  "company",
  "cooperative",
  "government",
  "others",
  "political_party",
  "professional_body",
  "sports_club",
  "union",
] as const;

/** "political_party" → "Political party"; for an unknown type, Vocdoni's label or the type itself. */
export function typeLabel(text: Text<"organizations.type">, type: string | null | undefined, label?: string | null) {
  if (!type) return text("none");
  const known = knownTypes.find((each) => each === type);
  return known ? text(known) : label || humanized(type);
}

/** The types for a form's list, sorted by name. */
export const typeChoices = (
  text: Text<"organizations.type">,
  types: readonly { value: string; label: string | null }[],
  locale: string,
) =>
  types
    .map(({ value, label }) => ({ value, label: typeLabel(text, value, label) }))
    .sort((a, b) => compareWords(a.label, b.label, locale));
