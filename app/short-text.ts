import { checksumAddress, shortAddress } from "@/lib/address";
import { hasVisible, visibleLine } from "@/lib/text/visible";

/** The beginning of a text of up to 10,000 characters, for a single line. */
export function shortText(text: string, most = 80): string {
  if (text.length <= most) return text;
  const signs = [...text.slice(0, most * 2 + 2)];
  return signs.length > most ? `${signs.slice(0, most).join("").trimEnd()}…` : text;
}

/** An organization's name in one line; its short address where no character of the name is visible. */
export function organizationName({ name, address }: { name: string; address: string }, most?: number): string {
  return hasVisible(name) ? shortText(visibleLine(name), most) : shortAddress(checksumAddress(address));
}
