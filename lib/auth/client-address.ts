/**
 * The network address of the person, from X-Forwarded-For as `hops` trusted proxies appended to it.
 * With no trusted proxy the last entry is the one that our own server put there.
 */
export function clientAddress(forwardedFor: string | string[] | undefined, hops: number): string {
  const entries = [forwardedFor ?? []].flat().flatMap((line) => line.split(","));
  const addresses = entries.map((entry) => entry.trim()).filter((entry) => entry !== "");
  return addresses.at(-Math.max(1, hops)) ?? addresses[0] ?? "unknown";
}
