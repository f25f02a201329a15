import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

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
