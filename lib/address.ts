const BARE = /^[0-9a-f]{40}$/;

/** `0x` + 40 lower-case hex from any of the forms Vocdoni uses (any case, `0x` optional); null when it is not an address. */
export function normalizeAddress(value: string): string | null {
  const bare = value.trim().toLowerCase().replace(/^0x/, "");
  return BARE.test(bare) ? `0x${bare}` : null;
}

/** `0x4A3b…3A2b`, of an address in any form. */
export function shortAddress(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}
