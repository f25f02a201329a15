import { useText } from "#use-text";
import { CopyButton } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import { normalizeAddress, shortAddress } from "@/lib/address";
import { checksumAddress } from "@/lib/checksum-address";
import { cn } from "@/lib/cn";

type AddressProps = {
  /** Any case, with or without 0x. Anything else is shown verbatim. */
  value: string;
  href?: string;
  /** All 42 characters instead of `0x4A3b…3A2b`. */
  full?: boolean;
};

/** Checksummed (EIP-55) and shortened, with the full address on hover and a copy button. */
export function Address({ value, href, full = false }: AddressProps) {
  const text = useText("ui.address");
  const normalized = normalizeAddress(value);
  const whole = normalized ? checksumAddress(normalized) : value;
  const shown = full || !normalized ? whole : shortAddress(whole);
  const mono = cn("font-mono text-[12.5px] text-ink-2", full ? "break-all" : "whitespace-nowrap");
  return (
    <span className="inline-flex max-w-full items-center gap-0.5 align-middle">
      {href ? (
        <Link href={href} title={whole} className={cn(mono, "rounded-sm hover:text-ink hover:underline")}>
          {shown}
        </Link>
      ) : (
        <span title={whole} className={mono}>
          {shown}
        </span>
      )}
      <CopyButton value={whole} label={text("copy", { address: shortAddress(whole) })} />
    </span>
  );
}
