import type { Db } from "@/lib/db/types";
import { getShell } from "@/lib/navigation/shell";
import { listOperations } from "@/lib/operations/read";
import { organizationFacets } from "@/lib/organizations/counts";
import { getOrganization } from "@/lib/organizations/get";
import { listOrganizations } from "@/lib/organizations/list";
import { type OrganizationQuery, organizationQueryDefaults } from "@/lib/organizations/list-query";
import { searchEverything } from "@/lib/search/search";
import type { Organization } from "@/lib/vocdoni/schemas";

import { quotaCases } from "./quota";

/** So many of the words that fewest names have; in 100,000 names even those occur often. */
const RAREST = 60;

type Ctx = { db: Db; now: () => Date };
const upstream = { url: "", keyPrefix: "", fingerprint: "bench", sessionConfigured: false, settleMs: 0 };
const actor = { id: "", name: "Bench", email: "", role: "viewer", mustChangePassword: false } as const;
export type Case = { name: string; group: "list" | "page" | "quota"; run: (turn: number) => Promise<unknown> };

const defaultName = ({ name }: Organization) => name?.default ?? "";

/** How often each word of four letters or more occurs in the names. */
function countWords(records: readonly Organization[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const record of records) {
    for (const word of new Set(defaultName(record).split(/[^\p{L}]+/u))) {
      if (word.length >= 4) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** Every `step`-th of a list, in turn: each call asks for something else, as people do. */
function inTurn<T>(items: readonly T[], step: number): (turn: number) => T {
  return (turn) => {
    const item = items[(turn * step) % items.length];
    if (item === undefined) throw new Error("nothing to ask for");
    return item;
  };
}

/** What the pages ask the database for; searches, filters and addresses change from call to call. */
export async function casesOf(ctx: Ctx, records: readonly Organization[]): Promise<Case[]> {
  const list = (query: Partial<OrganizationQuery>) =>
    listOrganizations(ctx, { ...organizationQueryDefaults, ...query });
  const words = countWords(records);
  const common = inTurn(
    words.slice(0, 8).map(([word]) => word),
    1,
  );
  const rare = inTurn(
    words.slice(-RAREST).map(([word]) => word),
    7,
  );
  const some = inTurn(records, 7919);
  const middle = Math.ceil(records.length / organizationQueryDefaults.size / 2);
  const deep = await list({ page: middle });
  const cases: Omit<Case, "group">[] = [
    { name: "list by name", run: () => list({}) },
    { name: "list by creation, newest first", run: () => list({ sort: "created", dir: "desc" }) },
    { name: "list by votes, most first", run: () => list({ sort: "votes", dir: "desc" }) },
    { name: "filter: type and country", run: (turn) => list({ type: some(turn).type, country: some(turn).country }) },
    { name: "filter: unassigned, by votes", run: () => list({ linked: "no", sort: "votes", dir: "desc" }) },
    { name: "search: a rare word", run: (turn) => list({ q: rare(turn) }) },
    { name: "search: a common word", run: (turn) => list({ q: common(turn) }) },
    { name: "search: a common and a rare word", run: (turn) => list({ q: `${common(turn)} ${rare(turn)}` }) },
    { name: "search: a whole name", run: (turn) => list({ q: defaultName(some(turn)) }) },
    { name: "search: three letters", run: (turn) => list({ q: rare(turn).slice(0, 3) }) },
    { name: "search: a word with no matches", run: (turn) => list({ q: `xq${turn}zw` }) },
    { name: "search: beginning of an address", run: (turn) => list({ q: some(turn).address.slice(0, 12) }) },
    { name: "search: the same without 0x", run: (turn) => list({ q: some(turn).address.slice(2, 12) }) },
    { name: "search: a customer's external ID", run: (turn) => list({ q: `CRM-${1001 + (turn % 200)}` }) },
    {
      name: "page in the middle, from the one before it",
      run: () => list({ page: middle + 1, after: deep.next ?? "" }),
    },
    {
      name: "page in the middle, by its number",
      run: (turn) => list({ page: Math.max(2, middle - (turn % Math.min(middle, 10))) }),
    },
    { name: "last page, by its number", run: () => list({ page: 100_000 }) },
  ];
  const pages: Omit<Case, "group">[] = [
    {
      name: "organization page",
      run: async (turn) => {
        const { address } = await getOrganization(ctx, some(turn).address);
        await listOperations(ctx, { kind: "", state: "", target: address, page: 1, size: 5 });
      },
    },
    { name: "palette: three letters", run: (turn) => searchEverything({ ...ctx, actor }, rare(turn).slice(0, 3)) },
    { name: "filters and totals of the list", run: () => organizationFacets(ctx) },
    { name: "page shell", run: () => getShell({ ...ctx, upstream }) },
  ];
  return [
    ...cases.map((each) => ({ ...each, group: "list" as const })),
    ...pages.map((each) => ({ ...each, group: "page" as const })),
    ...(await quotaCases(ctx, { some, common, rare })).map((each) => ({ ...each, group: "quota" as const })),
  ];
}
