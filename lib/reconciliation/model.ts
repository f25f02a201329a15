import type { Message } from "@/lib/messages/message";

/** The kinds of differences between Vocdoni and this console, in display order. */
export const differenceKinds = [
  "unlinked",
  "gone",
  "renamed",
  "unknown-creations",
  "foreign-reference",
  "counter",
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** Counts and lists stop here; the rest appears as differences are resolved. */
export const MAX_LISTED = 1_000;
/** The most suggestions linked at once. */
export const MAX_BATCH = 100;

export type Named = { id: string; name: string };

/**
 * The customer that an organization most likely belongs to. `one`: the only match; `ambiguous`: why a person has to
 * choose, with at most five of the candidates.
 */
export type Suggestion =
  | { state: "none" }
  | { state: "one"; customer: Named; by: "external-id" | "name" }
  | { state: "ambiguous"; why: Message; candidates: Named[] };

/** Vocdoni's organization counter differs from its list. `since`: first seen; `seenAt`: last seen. */
export type CounterDifference = { counted: number; listed: number; since: string; seenAt: string };

export type DifferenceCounts = Record<DifferenceKind, number>;

/** The result of linking each suggestion; texts are messages, or in the reader's language. */
export type LinkReport<Text = string> = {
  linked: { address: string; name: string; customer: Named }[];
  skipped: { address: string; name: string; why: Text }[];
  /** Why the rest was not tried; null when all were. */
  interrupted: Text | null;
};
