import "server-only";
import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { type Message, message } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";

/** The addresses of a name. Throws when there are none. */
export type Resolve = (hostname: string) => Promise<string[]>;

export const resolveName: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

/** Global unicast of IPv6; everything else has other purposes, or maps to IPv4. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR("2000::/3");
/** A public address that is one cloud's metadata service. */
const METADATA = new Set(["168.63.129.16"]);

/** True for a public internet address; false for private, loopback, reserved and malformed ones. */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  const address = ipaddr.process(text);
  if (address.range() !== "unicast" || METADATA.has(address.toString())) return false;
  return address.kind() === "ipv4" || address.match(GLOBAL_V6);
}

/**
 * A target that connections are refused to. `text` names the host and the address it resolves to; `message` is in
 * English.
 */
export class TargetRefused extends Error {
  override readonly name = "TargetRefused";
  readonly code = "TARGET_REFUSED";
  readonly text: Message;
  constructor(text: Message) {
    super(translate(text));
    this.text = text;
  }
}

const refuse = (hostname: string, address: string) =>
  new TargetRefused(
    hostname === address
      ? message("settings.errors.privateAddress", { address })
      : message("settings.errors.privateHost", { host: hostname, address }),
  );

/** The host of a URL for a socket: IPv6 without brackets. */
const bare = (url: URL) => url.hostname.replace(/^\[(.*)\]$/, "$1");

/** Throws TargetRefused when the URL names an address, rather than a name, that is not public. */
export function refusePrivateLiteral(url: URL): void {
  const host = bare(url);
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw refuse(host, host);
}

/** All addresses of a name; throws TargetRefused when one of them is not public. */
export async function resolvePublic(hostname: string, resolve: Resolve): Promise<string[]> {
  const addresses = await resolve(hostname);
  for (const address of addresses) if (!isPublicAddress(address)) throw refuse(hostname, address);
  return addresses;
}

/** Checks where a URL currently points. Throws TargetRefused, or the resolver's error. */
export async function refusePrivateTarget(url: URL, resolve: Resolve): Promise<void> {
  refusePrivateLiteral(url);
  const host = bare(url);
  if (isIP(host) === 0) await resolvePublic(host, resolve);
}

/**
 * The DNS lookup of a socket: it connects to the checked addresses, so that a name can't point elsewhere between check
 * and connection. A socket doesn't look up literal addresses.
 */
export function lookupWith(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
        const [first] = found;
        if (!first) callback(Object.assign(new Error("no address"), { code: "ENOTFOUND" }), "", 0);
        else if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), "", 0),
    );
  };
}
