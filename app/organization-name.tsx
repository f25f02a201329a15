import { useText } from "#use-text";
import { hasVisible, visibleLine } from "@/lib/text/visible";
import { shortText } from "./short-text";

/**
 * An organization's name, shortened; without visible characters it says so, with the short `address` unless it is
 * shown nearby.
 */
export function OrganizationName({ name, address }: { name: string; address?: string }) {
  const text = useText("ui.value");
  if (!hasVisible(name)) {
    const words = [text("noVisibleName"), address].filter(Boolean).join(" ");
    return <span className="font-normal text-ink-3 italic">{words}</span>;
  }
  const whole = visibleLine(name);
  const short = shortText(whole, 120);
  return (
    <bdi title={short === whole ? undefined : shortText(whole, 1_000)} className="wrap-anywhere">
      {short}
    </bdi>
  );
}
