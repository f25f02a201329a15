import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";

const BARE = /^[0-9a-f]{40}$/;

/** `0x` + 40 lower-case hex from any of the forms Vocdoni uses (any case, `0x` optional); null when it is not an address. */
export function normalizeAddress(value: string): string | null {
  const bare = value.trim().toLowerCase().replace(/^0x/, "");
  return BARE.test(bare) ? `0x${bare}` : null;
}

/** Zod edge for an address: takes every wire form, yields `0x` + 40 lower-case hex. */
export const addressSchema = z.string().transform((value, ctx) => {
  const address = normalizeAddress(value);
  if (address === null) {
    ctx.addIssue({ code: "custom", message: "not an address: 0x and 40 hexadecimal digits" });
    return z.NEVER;
  }
  return address;
});

/** Cached: a page shows up to a hundred, and each checksum costs as much as rendering its row. */
const MAX_CACHED = 5_000;
const checksummed = new Map<string, string>();

/** EIP-55 mixed-case form of a normalized address, for showing and copying. */
export function checksumAddress(address: string): string {
  const known = checksummed.get(address);
  if (known !== undefined) return known;
  const bare = address.replace(/^0x/, "");
  const hash = bytesToHex(keccak_256(utf8ToBytes(bare)));
  const whole = `0x${[...bare].map((c, i) => (Number.parseInt(hash.charAt(i), 16) >= 8 ? c.toUpperCase() : c)).join("")}`;
  if (checksummed.size >= MAX_CACHED) checksummed.clear();
  checksummed.set(address, whole);
  return whole;
}

/** `0x4A3b…3A2b`, of an address in any form. */
export function shortAddress(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}
