import "server-only";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import type { z } from "zod";
import { type Actor, can, type Permission } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { isAppError } from "@/lib/errors";
import { type RawSearchParams, readSearchParams } from "@/lib/http/search-params";
import type { MessageKey } from "@/lib/messages/catalog";
import { readerLocale } from "@/lib/messages/reader-locale";
import { translate } from "@/lib/messages/text";
import { getSystemContext } from "@/lib/server-context";
import { type CurrentActor, getActor, requirePagePermission } from "./session/session";

/** What the address says, parsed. `ignored` names the search params that are unknown or malformed: their defaults are in `query`. */
type Asked<P, Q> = { params: P; query: Q; ignored: string[] };

/** What a page is rendered with besides its data. `now` is an ISO string, `locale` the reader's. */
type Shown<P, Q> = Asked<P, Q> & { can: (permission: Permission) => boolean; now: string; locale: string };

type Address<P extends z.ZodObject, Q extends z.ZodObject> = {
  /** The dynamic segments; an address that they do not fit has no page. */
  params?: P;
  search?: { schema: Q; defaults: z.output<Q> };
};

type Content<P extends z.ZodObject, Q extends z.ZodObject, D, C> = Address<P, Q> & {
  /**
   * Everything that the page shows. A promise in what it returns streams in: `render` hands it to a part of the page. The 404
   * page is shown where a verb throws `not-found`. Runs once per request.
   */
  load: (ctx: C, asked: Asked<z.output<P>, z.output<Q>>) => Promise<D> | D;
  /** A message, or what to make of the address and the data. Those who may not see the page don't see it either. */
  title:
    | MessageKey
    | ((asked: Asked<z.output<P>, z.output<Q>> & { data: () => Promise<D> }) => Promise<string> | string);
  render: (data: D, page: Shown<z.output<P>, z.output<Q>>) => Promise<ReactNode> | ReactNode;
};

type PageProps = { params: Promise<unknown>; searchParams: Promise<RawSearchParams> };
type Page = { (props: PageProps): Promise<ReactNode>; generateMetadata: (props: PageProps) => Promise<Metadata> };
type None = z.ZodObject<Record<never, never>>;

/** Who is let in, and with which context; `instead` is the title for everybody else, null the console's own. */
type Guard<C> = { enter: () => Promise<C>; instead: () => Promise<MessageKey | null | undefined> };
type PersonalCtx<A> = Omit<Ctx, "actor"> & { actor: A };

function readAddress<P extends z.ZodObject, Q extends z.ZodObject>(
  address: Address<P, Q>,
  segments: unknown,
  raw: RawSearchParams,
): Asked<z.output<P>, z.output<Q>>;
function readAddress({ params, search }: Address<z.ZodObject, z.ZodObject>, segments: unknown, raw: RawSearchParams) {
  const parsed = params?.safeParse(segments);
  if (parsed && !parsed.success) notFound();
  const read = search ? readSearchParams(search.schema, search.defaults, raw) : { query: {}, ignored: [] };
  return { params: parsed?.data ?? {}, ...read };
}

/** A promise that fails before its part of the page is rendered has nobody who waits for it, which would end the process. */
function expectLater(data: unknown): void {
  if (typeof data !== "object" || data === null) return;
  for (const value of Object.values(data)) if (value instanceof Promise) value.catch(() => undefined);
}

function makePage<P extends z.ZodObject, Q extends z.ZodObject, D, C extends PersonalCtx<Actor | null>>(
  { load, title, render, ...address }: Content<P, Q, D, C>,
  { enter, instead }: Guard<C>,
): Page {
  const parse = (text: string) => {
    const [segments, raw]: [unknown, RawSearchParams] = JSON.parse(text);
    return readAddress(address, segments, raw);
  };

  // By the address as text: the title and the page are given it in objects of their own.
  const open = cache(async (text: string) => {
    const ctx = await enter();
    const asked = parse(text);
    try {
      const data = await load(ctx, asked);
      expectLater(data);
      return { ctx, asked, data };
    } catch (error) {
      if (isAppError(error) && error.code === "not-found") notFound();
      throw error;
    }
  });
  const textOf = async (props: PageProps) => JSON.stringify([await props.params, await props.searchParams]);

  async function show(props: PageProps): Promise<ReactNode> {
    const { ctx, asked, data } = await open(await textOf(props));
    const { actor } = ctx;
    return render(data, {
      ...asked,
      can: (permission) => actor !== null && can(actor.role, permission),
      now: ctx.now().toISOString(),
      locale: await readerLocale(),
    });
  }

  async function generateMetadata(props: PageProps): Promise<Metadata> {
    const other = await instead();
    const shown = other === undefined ? title : other;
    if (shown === null) return {};
    if (typeof shown === "string") return { title: translate({ key: shown }, await readerLocale()) };
    const text = await textOf(props);
    return { title: await shown({ ...parse(text), data: async () => (await open(text)).data }) };
  }

  return Object.assign(show, { generateMetadata });
}

/**
 * Makes a page: session → permission → address → `load` → `render`, which has the data and no context. The signed-out are sent
 * to the sign-in page, and those whose role lacks the permission see the 403 page. A page's file exports it as default, and its
 * `generateMetadata` by that name.
 */
export function definePage<D, P extends z.ZodObject = None, Q extends z.ZodObject = None>({
  permission,
  ...content
}: { permission: Permission } & Content<P, Q, D, PersonalCtx<CurrentActor>>): Page {
  return makePage(content, {
    enter: async () => {
      const actor = await requirePagePermission(permission);
      return { ...(await getSystemContext()), actor };
    },
    instead: async () => {
      const actor = await getActor();
      if (!actor || (actor.mustChangePassword && permission !== "account:own")) return null;
      return can(actor.role, permission) ? undefined : "shell.forbidden.metaTitle";
    },
  });
}

/** The same for what nobody need be signed in for. The context has the person if somebody is. */
export function definePublicPage<D, P extends z.ZodObject = None, Q extends z.ZodObject = None>(
  content: Content<P, Q, D, PersonalCtx<CurrentActor | null>>,
): Page {
  return makePage(content, {
    enter: async () => ({ ...(await getSystemContext()), actor: await getActor() }),
    instead: async () => undefined,
  });
}
