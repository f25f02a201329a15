import { z } from "zod";
import { PRIMARY_INTEGRATOR } from "../credentials";
import { generationSchema } from "../generation";
import type { Route } from "../http/router";
import { conditionsSchema } from "../state/conditions";
import { initialState } from "../state/initial";
import { limitsSchema } from "../state/schemas";
import { answer, withInput } from "./input";

const limitsInput = z.object({
  enabled: z.boolean().optional(),
  /** Those given are set; null: none are reported and none are kept to. */
  limits: limitsSchema.partial().nullable().optional(),
});

const keyInput = z.object({
  secret: z.string(),
  revoked: z.boolean().optional(),
  scopes: z.array(z.string()).optional(),
  expiresAt: z.number().optional(),
});

const settingsInput = z.object({
  createDelay: z.number().min(0).optional(),
  jobDelay: z.number().min(0).optional(),
  latency: z.number().min(0).optional(),
  generation: generationSchema.optional(),
});

const userInput = z.object({
  email: z.string(),
  verified: z.boolean().optional(),
  deleted: z.boolean().optional(),
  /** Ends the sessions that the user has, as a new password does. */
  endSessions: z.boolean().optional(),
});

const NO_LIMITS = { maxManagedOrgs: 0, maxManagedProcesses: 0, maxVotes: 0, maxSMS: 0, maxEmails: 0 };

/** The state as a whole, the integrator, its keys and users. */
export const stateRoutes: Route[] = [
  {
    method: "GET",
    path: "/__sandbox/state",
    access: "public",
    handler: ({ sandbox: { store, settings } }) => {
      const organizations = [...store.organizations.values()].map(({ address, meta, managedBy }) => {
        const name =
          typeof meta.name === "string"
            ? meta.name
            : z.object({ default: z.string() }).safeParse(meta.name).data?.default;
        return { address, name: name ?? null, consoleRef: meta.consoleRef ?? null, managedBy };
      });
      const counts = {
        organizations: organizations.length,
        jobs: store.parts.jobs.length,
        keys: store.parts.keys.length,
      };
      return answer({ organizations, counts, settings, integrators: Object.fromEntries(store.integrators) });
    },
  },
  {
    method: "POST",
    path: "/__sandbox/limits",
    access: "public",
    handler: withInput(limitsInput, ({ sandbox: { store } }, { enabled, limits }) => {
      const integrator = store.integrators.get(PRIMARY_INTEGRATOR);
      if (integrator === undefined) return answer({ error: "no integrator" }, 404);
      integrator.enabled = enabled ?? integrator.enabled;
      if (limits !== undefined)
        integrator.limits = limits === null ? null : { ...NO_LIMITS, ...integrator.limits, ...limits };
      store.changed();
      return answer(integrator);
    }),
  },
  {
    method: "POST",
    path: "/__sandbox/keys",
    access: "public",
    handler: withInput(keyInput, ({ sandbox: { store } }, { secret, revoked, scopes, expiresAt }) => {
      const key = store.parts.keys.find((each) => each.secret === secret);
      if (key === undefined) return answer({ error: "no such key" }, 404);
      key.revoked = revoked ?? key.revoked;
      key.scopes = scopes ?? key.scopes;
      if (expiresAt !== undefined) key.expiresAt = expiresAt;
      store.changed();
      return answer({ id: key.id, scopes: key.scopes, revoked: key.revoked });
    }),
  },
  {
    method: "POST",
    path: "/__sandbox/users",
    access: "public",
    handler: withInput(userInput, ({ sandbox: { store, now } }, { email, verified, deleted, endSessions }) => {
      const user = store.user(email);
      if (user === undefined) return answer({ error: "no such user" }, 404);
      user.verified = verified ?? user.verified;
      if (endSessions === true) user.sessionsSince = now();
      if (deleted === true) store.parts.users = store.parts.users.filter((each) => each !== user);
      store.changed();
      return answer({});
    }),
  },
  {
    method: "POST",
    path: "/__sandbox/settings",
    access: "public",
    handler: withInput(settingsInput, ({ sandbox: { settings } }, input) => {
      settings.createDelay = input.createDelay ?? settings.createDelay;
      settings.jobDelay = input.jobDelay ?? settings.jobDelay;
      settings.latency = input.latency ?? settings.latency;
      settings.generation = input.generation ?? settings.generation;
      return answer(settings);
    }),
  },
  {
    method: "POST",
    path: "/__sandbox/conditions",
    access: "public",
    handler: withInput(conditionsSchema.partial(), ({ sandbox: { store } }, input) => {
      store.parts.conditions = { ...store.parts.conditions, ...input };
      store.changed();
      return answer(store.parts.conditions);
    }),
  },
  {
    method: "POST",
    path: "/__sandbox/reset",
    access: "public",
    handler: withInput(z.object({ count: z.number().int().min(0).optional() }), ({ sandbox }, { count }) => {
      const { store, faults, log, now } = sandbox;
      faults.clear();
      log.clear();
      store.load(initialState(count ?? sandbox.seedCount, now()));
      return answer({ organizations: store.managedBy(PRIMARY_INTEGRATOR).length });
    }),
  },
];
