import { compareWords, countryName } from "@/lib/format";
import { countryCodes } from "./countries";

export type Choices = Record<"countries" | "timeZones", { value: string; label: string }[]>;

/** Countries and time zones from the server: a browser may name and sort them differently than the HTML. */
export function getChoices(locale: string): Choices {
  return {
    countries: countryCodes
      .map((value) => ({ value, label: countryName(value, locale) }))
      .sort((a, b) => compareWords(a.label, b.label, locale)),
    timeZones: Intl.supportedValuesOf("timeZone").map((value) => ({ value, label: value.replaceAll("_", " ") })),
  };
}
