import { expect, it } from "vitest";
import { countryName } from "@/lib/format";
import { countryOf } from "@/lib/imports/countries";
import { languages } from "@/lib/messages/locales";
import { countryCodes } from "./countries";

/** In Spanish also the short name of another country: the import asks which one. */
const AMBIGUOUS = ["Congo"];

it.each(languages)("imports understand every country by the name that forms show (%s)", (language) => {
  const misread = countryCodes
    .map((code) => ({ code, name: countryName(code, language) }))
    .filter(({ code, name }) => countryOf(name) !== code && !AMBIGUOUS.includes(name));
  expect(misread).toEqual([]);
  for (const name of AMBIGUOUS) expect(countryOf(name)).toBeUndefined();
});
