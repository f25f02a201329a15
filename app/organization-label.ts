import { shortAddress } from "@/lib/address";
import { checksumAddress } from "@/lib/checksum-address";
import { hasVisible, visibleLine } from "@/lib/text/visible";
import { shortText } from "./short-text";

/** An organization's name in one line; its short address where no character of the name is visible. */
export function organizationName({ name, address }: { name: string; address: string }, most?: number): string {
  return hasVisible(name) ? shortText(visibleLine(name), most) : shortAddress(checksumAddress(address));
}
