import "server-only";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache, type ReactNode } from "react";
import type { z } from "zod";
import { can, type Permission } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { isAppError } from "@/lib/errors";
import { type RawSearchParams, readSearchParams } from "@/lib/http/search-params";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { getContext } from "@/lib/server-context";
import { type CurrentActor, getActor } from "./session/session";
import { waitALittle } from "./soon";

const mayOpen = (actor: CurrentActor, permission: Permission): boolean =>
  can(actor.role, permission) && (!actor.mustChangePassword || permission === "account:own");

/**
 * Sends the signed-out to the sign-in page, which leads back to where they were, and shows the 403 page to those whose
 * role lacks the permission.
 */
async function requirePagePermission(permission: Permission): Promise<CurrentActor> {
  const actor = await getActor();
  if (!actor) redirect(`/sign-in?callbackUrl=${encodeURIComponent((await headers()).get("x-path") ?? "/")}`);
  if (mayOpen(actor, permission)) return actor;
  if (actor.mustChangePassword) redirect("/account");
  forbidden();
}

/** The request and its locale. `ignored` names the search params that couldn't be read. */
type Asked<K extends string, Q> = { params: Record<K, string>; query: Q; ignored: string[]; locale: string };

/** What a page's parts receive; not the context itself, because rendering reads nothing. */
type Known = { [name: string]: unknown; ctx?: never; db?: never; vocdoni?: never };

type Reader = {
  /** Whether the current user has this permission. */
  may: (permission: Permission) => boolean;
  /** ISO; when everything that the page waits for had been read. */
  now: string;
};

type Parts<D, K extends string, Q> = {
  permission: Permission;
  params?: readonly K[];
  load: (ctx: Ctx & { actor: CurrentActor }, asked: Asked<K, Q>) => D | Promise<D>;
  title: (asked: Asked<K, Q> & { data: () => Promise<D> }) => string | Promise<string>;
  render: (shown: Asked<K, Q> & Reader & { data: D }) => ReactNode | Promise<ReactNode>;
};
type Plain<D, K extends string> = Parts<D, K, unknown> & { search?: undefined };
type Searching<D, K extends string, S extends z.ZodObject> = Parts<D, K, z.output<S>> & {
  search: { schema: S; defaults: z.output<S> };
};

type Props<K extends string> = { params: Promise<Record<K, string>>; searchParams: Promise<RawSearchParams> };

type Page<K extends string> = {
  /** People without access to the page don't get its title either. */
  generateMetadata: (props: Props<K>) => Promise<Metadata>;
  page: (props: Props<K>) => Promise<ReactNode>;
};

const promisesIn = (data: Known) => Object.values(data).filter((value) => value instanceof Promise);

/** A verb's `not-found` becomes the 404 page. */
function orNotFound(error: unknown): never {
  if (isAppError(error) && error.code === "not-found") notFound();
  throw error;
}

function make<D extends Known, K extends string, Q>(
  definition: Parts<D, K, Q>,
  readQuery: (raw: RawSearchParams) => Omit<Asked<K, Q>, "params" | "locale">,
): Page<K> {
  const perRequest = cache(() => new Map<string, Promise<{ data: D; now: string }>>());

  async function read(actor: CurrentActor, asked: Asked<K, Q>) {
    const ctx = { ...(await getContext(actor)), actor };
    const data = await definition.load(ctx, asked);
    await waitALittle(promisesIn(data));
    return { data, now: ctx.now().toISOString() };
  }

  function readOnce(actor: CurrentActor, asked: Asked<K, Q>) {
    const known = perRequest();
    const key = JSON.stringify(asked);
    const reading = known.get(key) ?? read(actor, asked).catch(orNotFound);
    known.set(key, reading);
    return reading;
  }

  const askedFor = async ({ params, searchParams }: Props<K>) => ({
    params: await params,
    ...readQuery(await searchParams),
    locale: await readerLocale(),
  });

  return {
    generateMetadata: async (props) => {
      const actor = await getActor();
      // The page refuses. Refused here, it would have the title of the 404 page.
      if (!actor || !mayOpen(actor, definition.permission)) {
        return { title: (await getText("shell.forbidden"))("metaTitle") };
      }
      const asked = await askedFor(props);
      return { title: await definition.title({ ...asked, data: async () => (await readOnce(actor, asked)).data }) };
    },
    page: async (props) => {
      const actor = await requirePagePermission(definition.permission);
      const asked = await askedFor(props);
      const may = (permission: Permission) => can(actor.role, permission);
      return definition.render({ ...asked, may, ...(await readOnce(actor, asked)) });
    },
  };
}

/**
 * Makes a page: session → permission → address → `load` → `render`. Export its two parts as `generateMetadata` and
 * default. `load` calls verbs, which may throw AppError `not-found`. For a promise that it returns, the page waits only
 * briefly: pass it to `<Soon>`; what `later` wraps isn't waited for. `title` may ask for `data()`, which is loaded
 * once. `params`: the names of the segments.
 */
export function definePage<D extends Known, const K extends string = never>(definition: Plain<D, K>): Page<K>;
export function definePage<D extends Known, S extends z.ZodObject, const K extends string = never>(
  definition: Searching<D, K, S>,
): Page<K>;
export function definePage<D extends Known, S extends z.ZodObject, K extends string>(
  definition: Plain<D, K> | Searching<D, K, S>,
): Page<K> {
  if (!definition.search) return make(definition, () => ({ query: undefined, ignored: [] }));
  const { schema, defaults } = definition.search;
  return make(definition, (raw) => readSearchParams(schema, defaults, raw));
}
