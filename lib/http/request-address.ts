import "server-only";
import { headers } from "next/headers";
import { getEnv } from "@/lib/env";
import { clientAddress } from "./client-address";

/** The network address of the person who made this request, according to trusted proxies. For actions and routes. */
export async function requestAddress(): Promise<string> {
  const forwardedFor = (await headers()).get("x-forwarded-for") ?? undefined;
  return clientAddress(forwardedFor, getEnv().TRUSTED_PROXY_HOPS);
}
