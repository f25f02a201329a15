import { useText } from "#use-text";
import type { QuotaGauge, QuotaKey, Wallet } from "@/lib/quota/model";
import { withinWallet } from "./wallet-level";

type Props = { name: QuotaKey; gauge: QuotaGauge; enabled: boolean; wallet: Wallet | null };

/** What a limit still allows; the wallet, if any, also limits what can be published. */
export function GaugeNote({ name, gauge, enabled, wallet }: Props) {
  const text = useText("quota.gauge");
  const within = withinWallet(name, wallet);
  switch (gauge.state) {
    case "unlimited":
      return text("unlimited", { wallet: within });
    case "none-allowed":
      return text("noneAllowed");
    case "unknown":
      return enabled ? text("unknown") : text("featuresOff");
    case "limited": {
      const { left } = gauge;
      if (left <= 0) return text(`blocked.${name}`);
      if (name === "managedOrgs") return text("creatable", { left });
      if (name === "managedProcesses") return text("small");
      return text.rich("largest", {
        left,
        wallet: within,
        b: (chunks) => <b className="whitespace-nowrap font-semibold text-ink">{chunks}</b>,
      });
    }
  }
}
