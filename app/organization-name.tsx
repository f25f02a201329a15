import { hasVisible, shownName } from "@/lib/text/visible";
import { organizationName, shortText } from "./short-text";

/** An organization's name cut to a readable length; without a visible one it says so, with the `address` if none is near. */
export function OrganizationName({ name, address }: { name: string; address?: string }) {
  if (!hasVisible(name)) {
    const words = address ? organizationName({ name, address }) : shownName(name);
    return <span className="font-normal text-ink-3 italic">{words}</span>;
  }
  const whole = shownName(name);
  const short = shortText(whole, 120);
  return (
    <bdi title={short === whole ? undefined : shortText(whole, 1_000)} className="wrap-anywhere">
      {short}
    </bdi>
  );
}
