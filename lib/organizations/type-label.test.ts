import { expect, it } from "vitest";
import { languages } from "@/lib/messages/locales";
import { textOf } from "@/lib/messages/text";
import { typeLabel } from "./type-label";

const labels = (type: string | null, label?: string) =>
  languages.map((language) => typeLabel(textOf(language, "organizations.type"), type, label));

it("names the known types in each language", () => {
  expect(labels("political_party")).toEqual(["Political party", "Partido político", "Partit polític"]);
  expect(labels("others")).toEqual(["Other", "Otro", "Altres"]);
  // Vocdoni's own labels are English.
  expect(labels("union", "Union")).toEqual(["Union", "Sindicato", "Sindicat"]);
});

it("shows Vocdoni's label of an unknown type, or the type itself, and that none is set", () => {
  expect(labels("guild_of_bakers", "Bakers' guild")).toEqual(Array(3).fill("Bakers' guild"));
  expect(labels("guild_of_bakers")).toEqual(Array(3).fill("Guild of bakers"));
  expect(labels("")).toEqual(["Not set", "Sin definir", "Sense definir"]);
  expect(labels(null)).toEqual(labels(""));
});
