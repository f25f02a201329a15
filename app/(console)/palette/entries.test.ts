import { expect, it } from "vitest";
import type { SearchResult } from "@/lib/search/schemas";
import { entryGroups, foundWords } from "./entries";

const organization = (n: number) => ({ address: `0x${n}`, name: `Club ${n}`, customer: "" });
const result = (organizations: number, more: boolean): SearchResult => ({
  organizations: Array.from({ length: organizations }, (_, n) => organization(n)),
  moreOrganizations: more,
  customers: [],
});
const pages = [{ label: "Quota", href: "/quota" }];
const wordsFor = (typed: string, found: SearchResult) =>
  foundWords(entryGroups({ typed, found, recent: [], pages, actions: [] }), found);

it("counts what is offered, pages as well, and says where a list is cut", () => {
  expect(wordsFor("quota", result(0, false))).toBe("1 found");
  expect(wordsFor("nothing", result(0, false))).toBe("Nothing found");
  expect(wordsFor("club", result(8, false))).toBe("8 found");
  expect(wordsFor("club", result(8, true))).toBe("The first 8 organizations");
  expect(wordsFor("quota", result(8, true))).toBe("The first 8 organizations, and 1 more found");
});

it("tells what the search found from what is always there, and heads a cut list as one", () => {
  const groups = entryGroups({ typed: "u", found: result(8, true), recent: [], pages, actions: [] });
  expect(groups.map(({ heading, entries }) => [heading, entries.every(({ found }) => found)])).toEqual([
    ["The first 8 organizations", true],
    ["Pages", false],
  ]);
});
