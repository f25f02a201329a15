import type { IncomingHttpHeaders } from "node:http";
import type { Generation } from "../generation";
import type { Sandbox } from "../sandbox";
import type { ApiKey, User } from "../state/schemas";
import type { Reply } from "./reply";

/** Who calls: a user, by session or through an API key that acts as the user who created it. */
export interface Identity {
  user: User;
  key: ApiKey | null;
}

/** Who may call: anyone; a key with the scope or a session; or a session only. */
export type Access = "public" | "session" | { scope: string };

/** One request on its way through a handler. */
export interface Call {
  sandbox: Sandbox;
  /** The caller; null where the route is public and nothing valid was sent. */
  identity: Identity | null;
  headers: IncomingHttpHeaders;
  query: URLSearchParams;
  /** A path parameter, `""` when the route has none of that name. */
  param(name: string): string;
  /** Reads the body; not before the handler asks, as in the backend. */
  body(): Promise<string>;
}

export type Handler = (call: Call) => Reply | Promise<Reply>;

export interface Route {
  method: string;
  /** `/organizations/{address}`; the literal ones go before those with parameters. */
  path: string;
  access: Access;
  handler: Handler;
  /** Those that have it; all when left out. */
  generations?: readonly Generation[];
}

export type Match =
  | { kind: "route"; route: Route; params: Map<string, string> }
  | { kind: "wrong-method"; allow: string[] }
  | { kind: "unknown" };

/** A lookup over the routes that a generation has. */
export function createRouter(
  routes: readonly Route[],
  generation: Generation = "august",
): (method: string, path: string) => Match {
  const had = routes.filter(({ generations }) => generations?.includes(generation) ?? true);
  const compiled = had.map((route) => {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    return { route, names, pattern: new RegExp(`^${route.path.replace(/\{\w+\}/g, "([^/]+)")}$`) };
  });
  return (method, path) => {
    const allow = new Set<string>();
    for (const { route, names, pattern } of compiled) {
      const match = pattern.exec(path);
      if (match === null) continue;
      if (route.method !== method) {
        allow.add(route.method);
        continue;
      }
      return { kind: "route", route, params: new Map(names.map((name, i) => [name, decode(match[i + 1] ?? "")])) };
    }
    return allow.size > 0 ? { kind: "wrong-method", allow: [...allow] } : { kind: "unknown" };
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
