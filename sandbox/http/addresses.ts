const ZERO = "0".repeat(40);

/** What Go's `HexToAddress` makes of any text: bad hex cut off, long input cropped to its last 20 bytes. */
export function lenientAddress(input: string): string {
  let hex = input.replace(/^0[xX]/, "");
  if (hex.length % 2 === 1) hex = `0${hex}`;
  const valid = /^(?:[0-9a-f]{2})*/i.exec(hex)?.[0].toLowerCase() ?? "";
  return `0x${(ZERO + valid).slice(-40)}`;
}

/** Lower-case `0x` form when the text is 40 hex digits (`0x` optional), else null. */
export function strictAddress(input: string): string | null {
  return /^(?:0[xX])?[0-9a-fA-F]{40}$/.test(input) ? lenientAddress(input) : null;
}

export const isZeroAddress = (address: string): boolean => address === `0x${ZERO}`;

/** The form without `0x` that `/processes` and jobs use. */
export const bareAddress = (address: string): string => address.replace(/^0x/, "");
