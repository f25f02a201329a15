import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { getAuthSecret } from "@/lib/auth/secret";

/** The prefix of a sealed secret; without it, an earlier version stored it unsealed. */
const SEALED = "sealed1:";
const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key that seals webhook secrets in the database. */
export type SealingKey = Buffer;

/**
 * Derived from the console's own secret (RFC 5869), so that there is no second one to manage: the database alone
 * contains no key.
 */
export const sealingKeyOf = (appSecret: string): SealingKey =>
  Buffer.from(hkdfSync("sha256", appSecret, "", "integrator-console webhook secrets", 32));

export const getSealingKey = (): SealingKey => sealingKeyOf(getAuthSecret());

export const isSealed = (stored: string): boolean => stored.startsWith(SEALED);

/** Encrypts a channel's secret (AES-256-GCM), bound to that channel. */
export function seal(key: SealingKey, channelId: string, secret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(channelId));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return SEALED + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** The decrypted secret; null when sealed with another key, or damaged. */
export function unseal(key: SealingKey, channelId: string, stored: string): string | null {
  if (!isSealed(stored)) return stored;
  const bytes = Buffer.from(stored.slice(SEALED.length), "base64url");
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
  const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(channelId)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
