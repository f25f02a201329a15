import { describe, expect, it } from "vitest";
import { type Message, message } from "@/lib/messages/message";
import { chooseSuggestion, type Hit } from "./suggest";

const hit = (id: string, via: Hit["via"], name = "Maple Street", rivals = 1): Hit => ({ id, name, via, rivals });
const byId = (id: string, name = "Another name") => hit(id, "external-id", name);
const byName = (id: string, rivals = 1) => hit(id, "name", "Maple Street", rivals);
const names = ["Maple Street", "Carrer de l’Auró"];

describe("a suggestion", () => {
  it.each<[string, string, Hit[]]>([
    ["one by its external id", "a", [byId("a")]],
    ["one by its name", "a", [byName("a")]],
    ["the same by both", "a", [byId("a", "Maple Street"), byName("a")]],
    ["by its external id, though two have the name", "a", [byId("a", "Maple Street"), byName("a"), byName("b")]],
    ["by its external id, though a rival has the name", "a", [byId("a", "Maple Street"), byName("a", 2)]],
    ["by two keys of one customer", "a", [byId("a"), byId("a")]],
    ["by the folded name", "a", [hit("a", "name", "  MAPLE   STREET ")]],
    ["by a name in another language", "a", [hit("a", "name", "carrer de l'auro")]],
  ])("is %s", (_, id, hits) => {
    expect(chooseSuggestion(names, hits)).toMatchObject({ state: "one", customer: { id } });
  });

  it.each<[string, Message, string[], Hit[]]>([
    [
      "external ids of two customers",
      message("reconciliation.ambiguity.severalIds"),
      ["a", "b"],
      [byId("a"), byId("b")],
    ],
    [
      "an external id and the name of another",
      message("reconciliation.ambiguity.idAndNameDiffer"),
      ["a", "b"],
      [byId("a"), byName("b")],
    ],
    ["a name that two have", message("reconciliation.ambiguity.severalNames"), ["a", "b"], [byName("a"), byName("b")]],
    [
      "a name that another organization has too",
      message("reconciliation.ambiguity.nameShared"),
      ["a"],
      [byName("a", 2)],
    ],
  ])("is left to a person for %s", (_, why, ids, hits) => {
    const suggestion = chooseSuggestion(names, hits);
    expect(suggestion).toMatchObject({ state: "ambiguous", why, candidates: ids.map((id) => ({ id })) });
  });

  it("is none where only the beginning of a long name is the same, or nothing matches", () => {
    const long = "x".repeat(130);
    expect(chooseSuggestion([`${long}1`], [hit("a", "name", `${long}2`)])).toEqual({ state: "none" });
    expect(chooseSuggestion([`${long}1`], [hit("a", "name", `${long}1`)])).toMatchObject({ state: "one" });
    expect(chooseSuggestion(names, [])).toEqual({ state: "none" });
  });

  it("names at most five candidates", () => {
    const many = ["a", "b", "c", "d", "e", "f"].map((id) => byName(id));
    const suggestion = chooseSuggestion(names, many);
    expect(suggestion.state === "ambiguous" && suggestion.candidates).toHaveLength(5);
  });
});
