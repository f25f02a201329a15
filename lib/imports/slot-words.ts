import type { Slots } from "@/lib/organizations/form-options";

/** The slots of the plan, and how many of them creations will take that are written down and not sent yet. */
export type ImportSlots = { slots: Slots; waiting: number };

/** Whether so many organizations may be begun: `stops` with the reason, `warns` where Vocdoni may allow it all the same. */
export type SlotVerdict = { verdict: "fits" } | { verdict: "stops" | "warns"; title: string; body: string };

const number = (value: number) => value.toLocaleString("en");
const STAGING = "Staging is documented not to enforce the quota, so it may work all the same.";
const REMEDY = "Leave rows out, delete organizations that are no longer needed, or ask Vocdoni for a larger plan.";

/** What is left for new rows; null where nobody knows, or there is no limit. */
export function slotsLeft({ slots, waiting }: ImportSlots): number | null {
  if (slots?.gauge.state === "none-allowed") return 0;
  return slots?.gauge.state === "limited" ? Math.max(0, slots.gauge.left - waiting) : null;
}

/** Stops before Vocdoni would refuse. An unknown quota stops nothing, as in the form that creates one. */
export function slotVerdict(import_: ImportSlots, wanted: number): SlotVerdict {
  const { slots } = import_;
  const verdict = slots?.enforced === false ? "warns" : "stops";
  if (slots && !slots.enabled) {
    const body = "Vocdoni refuses to create organizations until they are turned on again.";
    return { verdict, title: "Integrator features are turned off for this account", body };
  }
  const left = slotsLeft(import_);
  if (left === null || wanted <= left) return { verdict: "fits" };
  const over = number(wanted - left);
  const title =
    left === 0 ? `${over} more than are left: none is` : `${over} more than the ${number(left)} that are left`;
  return { verdict, title, body: verdict === "warns" ? STAGING : REMEDY };
}
