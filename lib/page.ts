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
import { readerLocale } from "@/lib/messages/reader-locale";
import { getContext } from "@/lib/server-context";
import { type CurrentActor, getActor } from "./session/session";

/**
 * Sends the signed-out to the sign-in page, which leads back to where they were, and shows the 403 page to those whose
 * role lacks the permission.
 */
async function requirePagePermission(permission: Permission): Promise<CurrentActor> {
  const actor = await getActor();
  if (!actor) redirect(`/sign-in?callbackUrl=${encodeURIComponent((await headers()).get("x-path") ?? "/")}`);
  if (actor.mustChangePassword && permission !== "account:own") redirect("/account");
  if (!can(actor.role, permission)) forbidden();
  return actor;
}

/** What was asked for, and in which locale. `ignored` names the search params that could not be read. */
type Asked<K extends string, S extends z.ZodObject> = {
  params: Record<K, string>;
  query: z.output<S>;
  ignored: string[];
  locale: string;
};

/** What a page may know. Not the context itself: what is rendered reads nothing. */
type Known = { [name: string]: unknown; ctx?: never; db?: never; vocdoni?: never };

type Reader = {
  /** Whether the person who looks has this permission. */
  may: (permission: Permission) => boolean;
  /** ISO; when everything that the page waits for had been read. */
  now: string;
};

type Props = { params: Promise<Record<string, string>>; searchParams: Promise<RawSearchParams> };

/** A promise may fail before the part of the page that waits for it is rendered, or be of a page that never is. */
function heed(data: Known): void {
  for (const value of Object.values(data)) if (value instanceof Promise) value.catch(() => undefined);
}

/** What a verb does not find is the 404 page. */
function orNotFound(error: unknown): never {
  if (isAppError(error) && error.code === "not-found") notFound();
  throw error;
}

/**
 * Makes a page: session → permission → address → `load` → `render`. Export its two parts as `generateMetadata` and default.
 * `load` calls verbs, which may throw AppError `not-found`. A promise in what it returns is not waited for: hand it to a
 * component inside `<Suspense>`. `title` may ask for `data()`, which is loaded once. `params`: the names of the segments.
 */
export function definePage<
  D extends Known,
  const K extends string = never,
  S extends z.ZodObject = z.ZodObject,
>(definition: {
  permission: Permission;
  params?: readonly K[];
  search?: { schema: S; defaults: z.output<S> };
  load: (ctx: Ctx & { actor: CurrentActor }, asked: Asked<K, S>) => D | Promise<D>;
  title: (asked: Asked<K, S> & { data: () => Promise<D> }) => string | Promise<string>;
  render: (shown: Asked<K, S> & Reader & { data: D }) => ReactNode | Promise<ReactNode>;
}) {
  const perRequest = cache(() => new Map<string, Promise<{ data: D; now: string }>>());

  async function askedOf({ params, searchParams }: Props): Promise<Asked<K, S>> {
    const { search } = definition;
    const read = search && readSearchParams(search.schema, search.defaults, await searchParams);
    // Next.js calls a page with the segments of its folder, which page-sources.test.ts compares with `params`.
    const asked = { params: (await params) as Record<K, string>, locale: await readerLocale() };
    return { ...asked, ...(read ?? { query: {} as z.output<S>, ignored: [] }) };
  }

  async function read(actor: CurrentActor, asked: Asked<K, S>) {
    const ctx = { ...(await getContext(actor)), actor };
    const data = await definition.load(ctx, asked);
    heed(data);
    return { data, now: ctx.now().toISOString() };
  }

  function readOnce(actor: CurrentActor, asked: Asked<K, S>) {
    const known = perRequest();
    const key = JSON.stringify(asked);
    const reading = known.get(key) ?? read(actor, asked).catch(orNotFound);
    known.set(key, reading);
    return reading;
  }

  return {
    /** Whoever may not see the page is not told its title either. */
    generateMetadata: async (props: Props): Promise<Metadata> => {
      const actor = await requirePagePermission(definition.permission);
      const asked = await askedOf(props);
      return { title: await definition.title({ ...asked, data: async () => (await readOnce(actor, asked)).data }) };
    },
    page: async (props: Props): Promise<ReactNode> => {
      const actor = await requirePagePermission(definition.permission);
      const asked = await askedOf(props);
      const may = (wanted: Permission) => can(actor.role, wanted);
      return definition.render({ ...asked, may, ...(await readOnce(actor, asked)) });
    },
  };
}
