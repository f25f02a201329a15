import { organizationName } from "@/app/organization-label";
import { shortAddress } from "@/lib/address";
import { checksumAddress } from "@/lib/checksum-address";
import type { Text } from "@/lib/messages/part";
import type { SearchResult } from "@/lib/search/model";
import type { Recent } from "./recent";

export type Entry = {
  id: string;
  label: string;
  note?: string;
  href?: string;
  run?: () => void;
  remember?: boolean;
  /** Comes from the search, so it may belong to an earlier query. */
  found?: boolean;
};
export type EntryGroup = { heading: string; entries: Entry[] };
export type PageEntry = { label: string; href: string };

const containing = (entries: Entry[], typed: string) => {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
};

export const ALL = "all";
type PaletteText = Text<"shell.palette">;
type Input = {
  typed: string;
  found: SearchResult | undefined;
  recent: Recent[];
  pages: PageEntry[];
  actions: Entry[];
  text: PaletteText;
};

/** The palette's entries: first recent ones and pages, then the matches of what was typed. */
export function entryGroups({ typed, found, recent, pages, actions, text }: Input): EntryGroup[] {
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
    label: text("allMatching", { typed }),
    href: `/organizations?q=${encodeURIComponent(typed)}`,
    found: true,
  };
  const groups =
    typed === ""
      ? [
          { heading: text("recent"), entries: opened },
          { heading: text("actions"), entries: actions },
          { heading: text("pages"), entries: goTo },
        ]
      : [
          {
            heading: found?.moreOrganizations
              ? text("firstOrganizations", { count: organizations.length })
              : text("organizations"),
            entries: organizations.length > 0 ? [...organizations, all] : [],
          },
          { heading: text("customers"), entries: customers },
          { heading: text("actions"), entries: containing(actions, typed) },
          { heading: text("pages"), entries: containing(goTo, typed) },
        ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** The number of results, for screen readers, without the link to all organizations. */
export function resultCount(groups: EntryGroup[], found: SearchResult | undefined, text: PaletteText): string {
  const listed = groups.flatMap(({ entries }) => entries).filter(({ id }) => id !== ALL).length;
  if (!found?.moreOrganizations) return text("found", { count: listed });
  const organizations = found.organizations.length;
  const others = listed - organizations;
  return others === 0
    ? text("firstOrganizations", { count: organizations })
    : text("firstOrganizationsAndOthers", { organizations, others });
}
