import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { type Permission, permissions } from "@/lib/auth/permissions";
import { filesOnDisk } from "../../scripts/lib/files.mjs";
import { root } from "../../scripts/lib/root.mjs";
import { type ServerAction, serverActions } from "./actions";
import { seededAddress } from "./organizations";
import { aCustomer, anAlert, anElection, anImport, anOperation } from "./samples";

/** What asks for no permission, with what it asks for instead. */
const open: Record<string, string> = {
  "/(auth)/setup/page": "the code that the terminal shows",
  "/(auth)/sign-in/page": "a password",
  "/_global-error/page": "nothing: it shows that something failed",
  "/_not-found/page": "nothing: it shows that there is no such page",
  "/api/auth/[...nextauth]/route": "a password",
  "/api/auth/sign-out/route": "the token of the session that it ends",
  "/api/health/route": "nothing: it says whether the console can serve",
  "/api/ready/route": "nothing: it says whether the console can work",
  "/metrics/route": "a token of its own",
};

/** How a route is asked that has more than one permission, by the one that is asked for. */
const variants: Record<string, Partial<Record<Permission, string>>> = {
  "/api/quota": { "quota:read": "", "quota:refresh": "?fresh=1" },
};

/** Two segments that belong together. */
const ELECTION = "organizations/[address]/elections/[id]";

/** One that exists for each dynamic segment, after the segment before it. */
type Samples = Record<string, string>;

/** Somebody who may make them must be signed in on `page`. */
export async function makeSamples(page: Page): Promise<Samples> {
  const imported = await anImport(page);
  const election = await anElection(page);
  return {
    "alerts/[id]": await anAlert(page),
    "customers/[id]": (await aCustomer(page)).id,
    "import/[id]": imported,
    "imports/[id]": imported,
    "operations/[id]": await anOperation(page),
    "organizations/[address]": seededAddress(),
    [ELECTION]: `organizations/${election.address}/elections/${election.id}`,
  };
}

/** What the build answers at an address, and the permission that its source asks for. */
export type Guarded = { route: string; permission: Permission };

const builtSchema = z.record(z.string(), z.string());
const isPermission = (text: string): text is Permission => permissions.some((each) => each === text);

/** What follows on each `call` in a source must be a permission, written out. */
function permissionsIn(source: string, call: string, declaration: string, what: string): Permission[] {
  const calls = source.match(new RegExp(call, "g")) ?? [];
  const found = [...source.matchAll(new RegExp(`${call}${declaration}"([^"]*)"`, "g"))].map(([, name = ""]) => name);
  const known = found.filter(isPermission);
  if (known.length === 0 || known.length < calls.length) throw new Error(`${what} declares no permission`);
  return known;
}

/** Its route groups are no part of an address. */
const routeOf = (built: string) => built.replace(/\/(?:page|route)$/, "").replace(/\/\([^)]*\)/g, "") || "/";

function guarded(kind: "page" | "route", ending: string, call: string, declaration: string): Guarded[] {
  const manifest = join(root, ".next/server/app-paths-manifest.json");
  const all = Object.keys(builtSchema.parse(JSON.parse(readFileSync(manifest, "utf8"))));
  for (const each of Object.keys(open)) if (!all.includes(each)) throw new Error(`there is no ${each}`);
  const built = all.filter((each) => each.endsWith(`/${kind}`));
  const files = filesOnDisk(join(root, "app")).filter((file) => file.endsWith(`/${kind}.${ending}`));
  const notBuilt = files.filter((file) => !built.includes(file.slice("app".length, -ending.length - 1)));
  if (notBuilt.length > 0) throw new Error(`not in the build: ${notBuilt.join(", ")}`);
  return built
    .filter((each) => !(each in open))
    .flatMap((each) => {
      const source = readFileSync(join(root, `app${each}.${ending}`), "utf8");
      return permissionsIn(source, call, declaration, each).map((permission) => ({ route: routeOf(each), permission }));
    });
}

const PERMISSION = "\\s*permission: ";

export const guardedPages = () => guarded("page", "tsx", "\\bdefinePage\\(", `\\{${PERMISSION}`);
export const guardedRoutes = () => guarded("route", "ts", "\\brespond\\w*\\(", "\\s*");

const SOME_ID = "00000000-0000-4000-8000-000000000000";

/** Where to ask for it; without samples, for what does not exist. Throws when a segment has no sample, or a route of several permissions has no variant. */
export function addressOf({ route, permission }: Guarded, samples: Samples | null): string {
  const path = route
    .replace(ELECTION, samples?.[ELECTION] ?? ELECTION)
    .replace(/([^/]+)\/(\[[^/]+\])/g, (segments, before: string) => {
      const sample = samples ? samples[segments] : SOME_ID;
      if (!sample) throw new Error(`${route}: no sample for ${segments}`);
      return `${before}/${sample}`;
    });
  if (path.includes("[")) throw new Error(`${route}: a segment without a sample`);
  const several = variants[route];
  const variant = several ? several[permission] : "";
  if (variant === undefined) throw new Error(`${route}: no variant for ${permission}`);
  return path + variant;
}

/** Every server action; `permission` is null for those that are called without a session. */
export function guardedActions(): (ServerAction & { permission: Permission | null })[] {
  return serverActions().map((action) => {
    const source = readFileSync(join(root, action.file), "utf8");
    if (source.includes(`export const ${action.name} = definePublicAction({`)) return { ...action, permission: null };
    const call = `export const ${action.name} = defineAction\\(\\{`;
    const [permission = null] = permissionsIn(source, call, PERMISSION, action.name);
    return { ...action, permission };
  });
}
