import "server-only";
import { hash, verify } from "@node-rs/argon2";

// OWASP's second choice for argon2id: 19 MiB, two passes, one lane. argon2id is the library's default algorithm.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Normalizes the encodings that different keyboards use for the same letters. */
const normalized = (password: string) => password.normalize("NFKC");

/** argon2id hash of a password, with its parameters and salt inside. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), options);
}

let decoy: Promise<string> | undefined;

/** `outdated`: correct, but hashed before passwords were normalized. Hash it again. */
export type PasswordCheck = "right" | "outdated" | "wrong";

/**
 * Compares a password with a hash. Without a hash it takes the same time and returns `wrong`, so as not to reveal which
 * accounts exist.
 */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<PasswordCheck> {
  decoy ??= hashPassword("no account has this password");
  const compared = passwordHash ?? (await decoy);
  const matches = await verify(compared, normalized(password));
  const asTyped = !matches && normalized(password) !== password && (await verify(compared, password));
  if (passwordHash === undefined || !(matches || asTyped)) return "wrong";
  return matches ? "right" : "outdated";
}
