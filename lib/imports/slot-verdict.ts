import type { Slots } from "@/lib/organizations/form-options";

/** The slots of the plan, and how many of them recorded but unsent creations will take. */
export type ImportSlots = { slots: Slots; waiting: number };

type SlotProblem = { reason: "off" } | { reason: "over-limit"; over: number; left: number };
/** Whether this many organizations can be created: `stops` where not, `warns` where Vocdoni may still allow it. */
export type SlotVerdict = { verdict: "fits" } | ({ verdict: "stops" | "warns" } & SlotProblem);

/** Slots available to new rows; null where unknown or unlimited. */
export function slotsLeft({ slots, waiting }: ImportSlots): number | null {
  if (slots?.gauge.state === "none-allowed") return 0;
  return slots?.gauge.state === "limited" ? Math.max(0, slots.gauge.left - waiting) : null;
}

/** Stops before Vocdoni would refuse. An unknown quota stops nothing, as in the form for one organization. */
export function slotVerdict(import_: ImportSlots, wanted: number): SlotVerdict {
  const { slots } = import_;
  const verdict = slots?.enforced === false ? "warns" : "stops";
  if (slots && !slots.enabled) return { verdict, reason: "off" };
  const left = slotsLeft(import_);
  if (left === null || wanted <= left) return { verdict: "fits" };
  return { verdict, reason: "over-limit", over: wanted - left, left };
}
