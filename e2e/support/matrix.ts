import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { type Permission, permissions } from "@/lib/auth/permissions";
import { root } from "../../scripts/lib/root.mjs";
import { serverActions } from "./actions";
import { seededAddress } from "./organizations";
import { aCustomer, anImport, anOperation } from "./pages";

/** Without a session, by their addresses; every other page, route and action names the permission that it asks for. */
export const publicPages = ["/_global-error", "/_not-found", "/setup", "/sign-in"];
export const publicRoutes = ["/api/auth/[...nextauth]", "/api/auth/sign-out", "/api/health", "/api/ready", "/metrics"];
export const publicActions = ["createFirstAdminAction", "signInAction"];

const listed = z.object({ data: z.object({ alerts: z.array(z.object({ id: z.uuid() })).min(1) }) });

/** The id of an open alert: what every stack's SMS are beyond raises one. Somebody who may refresh must be signed in on `page`. */
async function anAlert(page: Page): Promise<string> {
  let id = "";
  await expect(async () => {
    await page.request.get("/api/quota?fresh=1");
    const { data } = listed.parse(await (await page.request.get("/api/alerts")).json());
    id = data.alerts[0]?.id ?? "";
  }).toPass();
  return id;
}

/** What stands for each dynamic segment, by the address up to it. Somebody who may make them must be signed in on the page. */
const samples: Record<string, (page: Page) => Promise<string> | string> = {
  "/organizations/[address]": () => seededAddress(),
  "/organizations/import/[id]": (page) => anImport(page),
  "/customers/[id]": async (page) => (await aCustomer(page)).id,
  "/operations/[id]": anOperation,
  "/alerts/[id]": anAlert,
  "/api/imports/[id]": (page) => anImport(page),
  "/api/operations/[id]": anOperation,
};

/** A route with several permissions asks for each of them by its own query. */
const queries: Record<string, Partial<Record<Permission, string>>> = {
  "/api/quota": { "quota:read": "", "quota:refresh": "?fresh=1" },
};

/** An address whose dynamic segments are in brackets, as in the folders of app/, and the permission that it asks for. */
export type Place = { path: string; permission: Permission };

const manifestSchema = z.record(z.string(), z.string());

function sourceOf(entry: string): string {
  const file = join(root, "app", `${entry}.ts`);
  return readFileSync(entry.endsWith("/page") ? `${file}x` : file, "utf8");
}

function permissionOf(name: string | undefined, where: string): Permission {
  const known = permissions.find((permission) => permission === name);
  if (!known) throw new Error(`${where} declares no permission`);
  return known;
}

/** The entries of one kind that the production build has, by their addresses. */
function built(kind: "page" | "route"): Map<string, string> {
  const manifest = join(root, ".next/server/app-paths-manifest.json");
  const entries = Object.keys(manifestSchema.parse(JSON.parse(readFileSync(manifest, "utf8"))));
  const ours = entries.filter((entry) => entry.endsWith(`/${kind}`));
  return new Map(ours.map((entry) => [entry.replace(/\/\([^)]+\)/g, "").replace(/\/\w+$/, "") || "/", entry]));
}

/** Every page of the build that needs a session. Throws where one declares no permission. */
export function guardedPages(): Place[] {
  return [...built("page")].flatMap(([path, entry]) => {
    if (publicPages.includes(path)) return [];
    const [, name] = /^const \w+ = definePage\(\{\n {2}permission: "([^"]+)",$/m.exec(sourceOf(entry)) ?? [];
    return { path, permission: permissionOf(name, path) };
  });
}

/** Every route of the build that needs a session, once for each permission that it asks for. */
export function guardedRoutes(): Place[] {
  return [...built("route")].flatMap(([path, entry]) => {
    if (publicRoutes.includes(path)) return [];
    const asked = [...sourceOf(entry).matchAll(/\brespond\w*\(\s*"([^"]+)"/g)].map(([, name]) =>
      permissionOf(name, path),
    );
    if (asked.length === 0) throw new Error(`${path} declares no permission`);
    if (asked.length === 1) return asked.map((permission) => ({ path, permission }));
    return asked.map((permission) => {
      const query = queries[path]?.[permission];
      if (query === undefined) throw new Error(`${path} has no query that asks for ${permission}`);
      return { path: path + query, permission };
    });
  });
}

/** Every action of the build that needs a session, with the permission that it asks for. */
export function guardedActions() {
  return serverActions().flatMap((action) => {
    if (publicActions.includes(action.name)) return [];
    const source = readFileSync(join(root, action.file), "utf8");
    const definition = new RegExp(`^export const ${action.name} = defineAction\\(\\{\\s+permission: "([^"]+)",`, "m");
    return { ...action, permission: permissionOf(definition.exec(source)?.[1], action.name) };
  });
}

const SEGMENT = /\[\w+\]/;
const prefixOf = (path: string) => path.slice(0, path.indexOf("]") + 1);
export const isDynamic = ({ path }: Place) => SEGMENT.test(path);

/** Addresses of what exists. Somebody who may make it must be signed in on `page`; each is made once. */
export async function existing(page: Page, places: readonly Place[]): Promise<(path: string) => string> {
  const made = new Map<string, string>();
  for (const prefix of new Set(places.filter(isDynamic).map(({ path }) => prefixOf(path)))) {
    const make = samples[prefix];
    if (!make) throw new Error(`no sample stands for ${prefix}`);
    made.set(prefix, await make(page));
  }
  return (path) => path.replace(SEGMENT, () => made.get(prefixOf(path)) ?? "");
}

/** The same address with what does not exist. */
export const missing = (path: string) =>
  path.replace("[address]", `0x${"0".repeat(39)}1`).replace(SEGMENT, "00000000-0000-4000-8000-000000000000");
