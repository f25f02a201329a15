import "server-only";
import { languageName } from "@/lib/format";
import { languages } from "@/lib/messages/locales";
import { message } from "@/lib/messages/message";
import { textOf } from "@/lib/messages/text";
import { unsupportedLanguage } from "@/lib/organizations/languages";
import { createOrganizationSchema, type OrganizationFields } from "@/lib/organizations/schemas";
import { typeLabel } from "@/lib/organizations/type-label";
import { countryOf } from "./countries";
import type { CsvRow } from "./csv";
import { type ImportColumn, LANGUAGE_COLUMN, type RowProblem } from "./model";

/** A row's values, shaped like the input for creating one organization. */
export type RowFields = { line: number; name: string; type: string; fields: OrganizationFields };

export type TypeChoice = { value: string; label: string | null };
/** Accepted values: types, and language codes (none if Vocdoni offers none). */
export type RowChoices = { types: readonly TypeChoice[]; languages: readonly string[] };

const fieldsSchema = createOrganizationSchema.omit({
  formToken: true,
  ownerEmail: true,
  customerId: true,
  newCustomerName: true,
});

const cut = (cell: string) => cell.slice(0, 60);
/** A file may be in another language than its importer's. */
const typeTexts = languages.map((language) => textOf(language, "organizations.type"));

const folded = (text: string) => text.trim().toLowerCase();

function typeOf(cell: string, types: readonly TypeChoice[]): string | null {
  const asked = folded(cell);
  const found = types.find(({ value, label }) =>
    [value, label ?? "", ...typeTexts.map((text) => typeLabel(text, value))].some((word) => folded(word) === asked),
  );
  return found?.value ?? null;
}

/** 123456789012 as a spreadsheet shows and saves it: "1.23457E+11". */
const SCIENTIFIC = /^[+-]?\d+([.,]\d+)?E[+-]\d+$/i;
export const isScientific = (cell: string): boolean => SCIENTIFIC.test(cell);

/** A language, from its code, its native name, or its name in one of the console's languages. */
function languageOf(cell: string, codes: readonly string[]): string | undefined {
  const asked = folded(cell);
  return codes.find((code) =>
    [code, ...[code, ...languages].map((language) => languageName(code, language))].some(
      (word) => folded(word) === asked,
    ),
  );
}

const columns: Partial<Record<string, ImportColumn>> = {
  names: "name",
  type: "type",
  country: "country",
  website: "website",
};

/**
 * Validates a row with the form's own schema. A country may be a code or a name; a type may be Vocdoni's name
 * or the console's. `defaultType` is for rows without a type.
 */
export function readRow(
  { line, cells }: CsvRow,
  { types, languages: codes }: RowChoices,
  defaultType: string,
): { row: RowFields; problems: [] } | { row: null; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const type = cells.type === "" ? defaultType : (typeOf(cells.type, types) ?? cells.type);
  if (type !== "" && !types.some(({ value }) => value === type)) {
    const offered = types.map(({ value }) => value).join(", ");
    const unknown = message("imports.problems.type", { type: cut(type), types: offered });
    problems.push({ line, column: "type", message: unknown });
  }
  const country = cells.country === "" ? "" : countryOf(cells.country);
  if (country === undefined) {
    const unknown = message("imports.problems.country", { country: cut(cells.country) });
    problems.push({ line, column: "country", message: unknown });
  }
  const { language = "" } = cells;
  const defaultLang = codes.length > 0 && language !== "" ? languageOf(language, codes) : "";
  if (defaultLang === undefined) {
    problems.push({ line, column: LANGUAGE_COLUMN, message: unsupportedLanguage(language, codes) });
  }
  if (isScientific(cells.external_id)) {
    const shortened = message("imports.problems.shortened", { value: cut(cells.external_id) });
    problems.push({ line, column: "external_id", message: shortened });
  }
  const empty = { descriptions: {}, logo: "", timezone: "", size: "", color: "", subdomain: "" };
  const asked = { ...empty, names: { default: cells.name }, website: cells.website, country: country ?? "", type };
  const withLanguage = defaultLang ? { ...asked, defaultLang } : asked;
  const parsed = fieldsSchema.safeParse(withLanguage);
  for (const issue of parsed.error?.issues ?? []) {
    const column = columns[String(issue.path[0])] ?? null;
    const wrong = column === "type" ? message("imports.problems.noType") : issue.message;
    problems.push({ line, column, message: wrong });
  }
  if (!parsed.success || problems.length > 0) return { row: null, problems };
  const { type: kind, ...fields } = parsed.data;
  return { row: { line, name: fields.names.default ?? "", type: kind, fields }, problems: [] };
}
