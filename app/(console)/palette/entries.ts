import { organizationName } from "@/app/short-text";
import { checksumAddress, shortAddress } from "@/lib/address";
import type { SearchResult } from "@/lib/search/schemas";
import type { Recent } from "./recent";

export type Entry = {
  id: string;
  label: string;
  note?: string;
  href?: string;
  run?: () => void;
  remember?: boolean;
  /** Comes from the search, so it may be the answer to earlier words. */
  found?: boolean;
};
export type EntryGroup = { heading: string; entries: Entry[] };
export type PageEntry = { label: string; href: string };

const containing = (entries: Entry[], typed: string) => {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
};

export const ALL = "all";
const firstOf = (count: number) => `The first ${count} organizations`;

type Input = { typed: string; found: SearchResult | undefined; recent: Recent[]; pages: PageEntry[]; actions: Entry[] };

/** What the palette offers: without words what was opened last and where one can go, with words what matches them. */
export function entryGroups({ typed, found, recent, pages, actions }: Input): EntryGroup[] {
  const goTo = pages.map(({ label, href }): Entry => ({ id: `page ${href}`, label, href }));
  const opened = recent.map(({ href, name }): Entry => ({ id: `recent ${href}`, label: name, href, remember: true }));
  const organizations = (found?.organizations ?? []).map(({ address, name, customer }): Entry => {
    const note = [customer, shortAddress(checksumAddress(address))].filter(Boolean).join(" · ");
    const href = `/organizations/${address}`;
    return { id: href, label: organizationName({ name, address }, 200), note, href, remember: true, found: true };
  });
  const customers = (found?.customers ?? []).map(({ id, name, externalId }): Entry => {
    const href = `/customers/${id}`;
    return { id: href, label: name, ...(externalId ? { note: externalId } : {}), href, remember: true, found: true };
  });
  const all: Entry = {
    id: ALL,
    label: `All organizations that match “${typed}”`,
    href: `/organizations?q=${encodeURIComponent(typed)}`,
    found: true,
  };
  const groups =
    typed === ""
      ? [
          { heading: "Opened last", entries: opened },
          { heading: "Actions", entries: actions },
          { heading: "Pages", entries: goTo },
        ]
      : [
          {
            heading: found?.moreOrganizations ? firstOf(organizations.length) : "Organizations",
            entries: organizations.length > 0 ? [...organizations, all] : [],
          },
          { heading: "Customers", entries: customers },
          { heading: "Actions", entries: containing(actions, typed) },
          { heading: "Pages", entries: containing(goTo, typed) },
        ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** How much is offered, for who does not see it. The way to all organizations is none of them. */
export function foundWords(groups: EntryGroup[], found: SearchResult | undefined): string {
  const listed = groups.flatMap(({ entries }) => entries).filter(({ id }) => id !== ALL).length;
  if (!found?.moreOrganizations) return listed === 0 ? "Nothing found" : `${listed} found`;
  const others = listed - found.organizations.length;
  const first = firstOf(found.organizations.length);
  return others === 0 ? first : `${first}, and ${others} more found`;
}
