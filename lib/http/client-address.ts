import ipaddr from "ipaddr.js";

/**
 * The client's network address, from X-Forwarded-For as appended by `hops` trusted proxies. Without a trusted proxy,
 * the last entry is from our own server.
 */
export function clientAddress(forwardedFor: string | string[] | undefined, hops: number): string {
  const entries = [forwardedFor ?? []].flat().flatMap((line) => line.split(","));
  const addresses = entries.map((entry) => entry.trim()).filter((entry) => entry !== "");
  return addresses.at(-Math.max(1, hops)) ?? addresses[0] ?? "unknown";
}

const PORT = /^(?:\[(?<v6>[^\]]*)\]|(?<v4>\d[\d.]*))(?::\d+)?$/;
const SUBNET_PARTS = 4;

/**
 * The network of one person or site: an IPv4 address, or the /64 of an IPv6 address. Some proxies add a port. Anything
 * that isn't an address is "unknown".
 */
export function networkOf(address: string): string {
  const { v6, v4 } = PORT.exec(address.trim())?.groups ?? {};
  const bare = v6 ?? v4 ?? address.trim();
  if (!ipaddr.isValid(bare)) return "unknown";
  const parsed = ipaddr.process(bare);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const subnet = [...parsed.parts.slice(0, SUBNET_PARTS), ...Array<number>(SUBNET_PARTS).fill(0)];
  return `${new ipaddr.IPv6(subnet).toString()}/64`;
}
