import type { ReactNode } from "react";
import type { GaugeThresholds } from "@/components/ui/gauge-level";
import { Num } from "@/components/ui/number";
import type { QuotaGauge, QuotaKey, Thresholds, Wallet } from "@/lib/quota/schemas";
import { withinWallet } from "./wallet-words";

/** Thresholds in percent as the gauge draws them. */
export const sharesOf = ({ approaching, nearly, critical }: Thresholds): GaugeThresholds => [
  approaching / 100,
  nearly / 100,
  critical / 100,
];

/** "Warns at 75, 90, 100%" */
export const warnWords = ({ approaching, nearly, critical }: Thresholds): string =>
  `Warns at ${approaching}, ${nearly}, ${critical}%`;

/** Classes of a bar whose limit needs someone. */
export const barTone = (tone: string): string =>
  tone === "warn" ? "[&>span]:bg-warn-mark" : tone === "bad" ? "[&>span]:bg-bad" : "";

const refused: Record<QuotaKey, string> = {
  managedOrgs: "creating an organization is refused",
  managedProcesses: "publishing for more than 10 voters is refused",
  votes: "publishing is refused",
  emails: "publishing with e-mails is refused",
  sms: "publishing with SMS is refused",
};

const inTime: Record<QuotaKey, string> = {
  managedOrgs: "Deleting an organization makes room.",
  managedProcesses: "Only deleting legacy elections with their organization makes room.",
  votes: "It begins earlier for elections larger than what is left. Deleting an organization gives back what it sent.",
  emails: "It begins earlier for elections larger than what is left. Deleting an organization gives back what it sent.",
  sms: "It begins earlier for elections larger than what is left. Deleting an organization gives back what it sent.",
};

/** What happens once nothing is left, and what helps. */
export function thenWords(key: QuotaKey): string {
  const words = refused[key];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. ${inTime[key]}`;
}

function limitedWords(key: QuotaKey, left: number, within: string | null): ReactNode {
  if (left <= 0) return refused[key];
  if (key === "managedOrgs") {
    return (
      <>
        <Num value={left} /> more can be created
      </>
    );
  }
  if (key === "managedProcesses") return <>votings of up to 10 voters do not count</>;
  return (
    <>
      largest election you can still publish:{" "}
      <b className="whitespace-nowrap font-semibold text-ink">
        <Num value={left} /> {left === 1 ? "voter" : "voters"}
      </b>
      {within ? `, ${within}` : null}
    </>
  );
}

/** What a gauge means for the work at hand; what can be published is bounded by the wallet too, where there is one. */
export function gaugeWords(
  key: QuotaKey,
  gauge: QuotaGauge,
  { quota, wallet }: { quota: { enabled: boolean }; wallet: Wallet | null },
): ReactNode {
  const { enabled } = quota;
  const within = withinWallet(key, wallet);
  if (gauge.state === "limited") return limitedWords(key, gauge.left, within);
  if (gauge.state === "unlimited") return within ? `no cap on this plan, ${within}` : "no cap on this plan";
  if (gauge.state === "none-allowed") return "none allowed on this plan (its limit is 0)";
  return enabled ? "Vocdoni gives no limit that can be relied on" : "not told while the features are off";
}
