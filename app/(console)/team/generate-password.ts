// 32 characters, without lookalikes (0 O, 1 l I): a byte modulo 32 is then unbiased.
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789A";
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** A random password of 100 bits in groups that can be read aloud. Browser only. */
export function generatePassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_LENGTH));
  const signs = [...bytes].map((byte) => SIGNS.charAt(byte % SIGNS.length));
  return Array.from({ length: GROUPS }, (_, group) =>
    signs.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(""),
  ).join("-");
}
