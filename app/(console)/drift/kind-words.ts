import type { DriftKind } from "@/lib/drift/schemas";

type Words = {
  /** On the tab. */
  tab: string;
  title: string;
  /** What it is, and what can be done. */
  body: string;
  /** When there are none. */
  none: string;
};

export const kindWords: Record<DriftKind, Words> = {
  unlinked: {
    tab: "Not linked",
    title: "At Vocdoni, and linked to no customer",
    body: "Link each to the customer that it belongs to, or make a customer from it. A suggested customer has the very same external id or name; where several can be meant, you choose. Linking changes nothing at Vocdoni, and can be taken back.",
    none: "Every organization has a customer",
  },
  gone: {
    tab: "Gone",
    title: "Linked here, and gone from Vocdoni",
    body: "Nobody deleted them from here. Keep one as a tombstone, with its link and its last record, or unlink it.",
    none: "No linked organization is gone",
  },
  renamed: {
    tab: "Renamed",
    title: "Another name than was agreed on",
    body: "Somebody renamed them at Vocdoni since they were linked or last edited here.",
    none: "No organization was renamed",
  },
  "unknown-creations": {
    tab: "Unknown creations",
    title: "Creations with an unknown outcome",
    body: "Their answer was lost. The console looks by itself; where looking cannot settle it, a person decides. Nothing is sent a second time.",
    none: "The outcome of every creation is known",
  },
  "foreign-reference": {
    tab: "Unknown origin",
    title: "Made by a console, and not known to this one",
    body: "They carry the reference of a creation that this console has no record of: its database was restored from a backup, or a second console works with the same key.",
    none: "Every reference is known",
  },
  counter: {
    tab: "Counter",
    title: "Vocdoni’s counter compared with its list",
    body: "Compared around each complete sync. What lasts over 10 minutes, with no creation in progress, is shown here, and goes away by itself once Vocdoni has corrected it.",
    none: "Vocdoni’s counter and its list agree",
  },
};
