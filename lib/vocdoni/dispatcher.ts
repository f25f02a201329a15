import "server-only";
import { isIP } from "node:net";
import { Agent, type Dispatcher, EnvHttpProxyAgent } from "undici";
import { z } from "zod";

/** Forward proxies, as in HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
export type ProxySettings = {
  httpsProxy?: string | undefined;
  httpProxy?: string | undefined;
  /** Comma-separated hosts and domains; `*` for all. */
  noProxy?: string | undefined;
};

/** True for this machine itself, which a proxy can't reach for us. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(host) === 4) return host.startsWith("127.");
  return host === "::1" || host.startsWith("::ffff:7f") || host === "localhost" || host.endsWith(".localhost");
}

/** True when requests to `url` may go through a proxy; NO_PROXY, which undici handles, may still exclude it. */
export function mayBeProxied(url: URL, proxy: ProxySettings): boolean {
  const { httpsProxy, httpProxy } = proxy;
  return !isLoopback(url) && Boolean(url.protocol === "https:" ? httpsProxy || httpProxy : httpProxy);
}

/**
 * Connections to `url`, through a proxy if one is set. Encrypted traffic is tunneled (CONNECT): the proxy sees the
 * host, never a header. `connect` applies to the target; the proxy itself is resolved and connected to as usual.
 */
export function createDispatcher(
  url: URL,
  proxy: ProxySettings,
  { connect, ...options }: Agent.Options & { connect: { timeout: number } },
): Dispatcher {
  if (!mayBeProxied(url, proxy)) return new Agent({ ...options, connect });
  const { timeout } = connect;
  return new EnvHttpProxyAgent({
    ...options,
    connect,
    // Set even when empty: undici would read missing values from the environment.
    httpsProxy: proxy.httpsProxy ?? "",
    httpProxy: proxy.httpProxy ?? "",
    noProxy: proxy.noProxy?.trim() ?? "",
    proxyTls: { timeout },
    requestTls: { timeout },
    // Most proxies only allow tunnels to port 443.
    proxyTunnel: false,
  });
}

const errorSchema = z.object({ code: z.string().catch(""), message: z.string().catch("") });

/** How a proxy refused, such as `the proxy answered 407`: nothing reached the target. Null for any other error. */
export function proxyRefusal(error: unknown): string | null {
  const failure = proxyFailure(error);
  if (!failure) return null;
  return failure.status === null
    ? "the proxy's certificate is for another name"
    : `the proxy answered ${failure.status}`;
}

/**
 * The status of the proxy's own response; null in it: its certificate is for another name. Null: not a proxy failure.
 */
export function proxyFailure(error: unknown): { status: string | null } | null {
  const { code, message } = errorSchema.catch({ code: "", message: "" }).parse(error);
  const status = /^Proxy response \((\d+)\)|^Proxy Authentication Required \((407)\)/.exec(message);
  if (status) return { status: status[1] ?? status[2] ?? null };
  return code === "UND_ERR_PRX_TLS" ? { status: null } : null;
}
