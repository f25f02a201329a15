import type { CounterDifference } from "@/lib/drift/schemas";

const slots = (n: number) => (n === 1 ? "1 slot" : `${n.toLocaleString("en")} slots`);
const fewer = (n: number) => (n === 1 ? "1 fewer organization" : `${n.toLocaleString("en")} fewer organizations`);
const ASK = "in the API Dashboard (platform.vocdoni.io) or through your account contact";

/** What a difference means, where it most likely comes from, and what to do. */
export function counterWords({ counted, listed }: CounterDifference): { title: string; cause: string; remedy: string } {
  const off = Math.abs(counted - listed);
  if (counted > listed) {
    return {
      title: `${slots(off)} of your limit ${off === 1 ? "is" : "are"} taken by no organization`,
      cause:
        "A creation that failed after its slot was reserved, or an edit that removed an organization whose creator’s " +
        "account no longer exists, leaves the slot taken for good. No creation is in progress.",
      remedy: `Ask Vocdoni to correct the counter, ${ASK}. Until then you can create ${fewer(off)}.`,
    };
  }
  return {
    title: `Vocdoni counts ${fewer(off)} than it lists`,
    cause: "The counter was lowered without an organization being deleted, most likely by hand or by a failed request.",
    remedy: `Ask Vocdoni to correct the counter, ${ASK}. Until then the remaining number of organizations is too high.`,
  };
}
