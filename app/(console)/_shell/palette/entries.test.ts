import { expect, it } from "vitest";
import { textOf } from "@/lib/messages/text";
import type { SearchResult } from "@/lib/search/model";
import { entryGroups, resultCount } from "./entries";

const text = textOf("en", "shell.palette");
const organization = (n: number) => ({ address: `0x${n}`, name: `Club ${n}`, customer: "" });
const result = (organizations: number, more: boolean): SearchResult => ({
  organizations: Array.from({ length: organizations }, (_, n) => organization(n)),
  moreOrganizations: more,
  customers: [],
});
const pages = [{ label: "Quota", href: "/quota" }];
const countFor = (typed: string, found: SearchResult) =>
  resultCount(entryGroups({ typed, found, recent: [], pages, actions: [], text }), found, text);

it("counts all results, including pages, and says where a list is truncated", () => {
  expect(countFor("quota", result(0, false))).toBe(text("found", { count: 1 }));
  expect(countFor("nothing", result(0, false))).toBe(text("found", { count: 0 }));
  expect(countFor("club", result(8, false))).toBe(text("found", { count: 8 }));
  expect(countFor("club", result(8, true))).toBe(text("firstOrganizations", { count: 8 }));
  expect(countFor("quota", result(8, true))).toBe(text("firstOrganizationsAndOthers", { organizations: 8, others: 1 }));
});

it("separates search results from fixed entries, and marks a truncated list", () => {
  const groups = entryGroups({ typed: "u", found: result(8, true), recent: [], pages, actions: [], text });
  expect(groups.map(({ heading, entries }) => [heading, entries.every(({ found }) => found)])).toEqual([
    [text("firstOrganizations", { count: 8 }), true],
    [text("pages"), false],
  ]);
});
