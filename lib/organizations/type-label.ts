import { compareWords, humanized } from "@/lib/format";
import type { Text } from "@/lib/messages/part";

/** The types as the backend of August 2026 has them; each has a name in the catalog. */
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

/** "political_party" → "Political party"; of a type that the console doesn't know, what Vocdoni calls it, or its own word. */
export function typeLabel(text: Text<"organizations.type">, type: string | null | undefined, label?: string | null) {
  if (!type) return text("none");
  const known = knownTypes.find((each) => each === type);
  return known ? text(known) : label || humanized(type);
}

/** The types of a form's list, in the order of their names. */
export const typeChoices = (
  text: Text<"organizations.type">,
  types: readonly { value: string; label: string | null }[],
  locale: string,
) =>
  types
    .map(({ value, label }) => ({ value, label: typeLabel(text, value, label) }))
    .sort((a, b) => compareWords(a.label, b.label, locale));
