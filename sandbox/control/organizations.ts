import { z } from "zod";
import { discard, newOrganization } from "../api/integrator";
import { organizationInput } from "../api/organization-input";
import { organizationView } from "../api/organization-view";
import { PRIMARY_INTEGRATOR, SECOND_INTEGRATOR, SECOND_SESSION_EMAIL, SESSION_EMAIL } from "../credentials";
import { strictAddress } from "../http/addresses";
import type { Call, Route } from "../http/router";
import { votingProcess } from "../seed/content";
import { localeOf } from "../seed/members";
import { hashText, random } from "../seed/random";
import { countersSchema, jsonObjectSchema, type Organization } from "../state/schemas";
import { answer, withInput } from "./input";

const DAY_MS = 86_400_000;

const organizationInputSchema = jsonObjectSchema.and(
  z.object({
    address: z.string().optional(),
    /** Unix ms. */
    createdAtMs: z.number().optional(),
    counters: countersSchema.partial().optional(),
    members: z.number().int().min(0).optional(),
    integrator: z.enum(["primary", "second"]).default("primary"),
  }),
);

const electionsInput = z.object({
  /** Adds an election with this status, or ends all that are open. */
  action: z.enum(["add", "end"]).default("add"),
  status: z.enum(["READY", "PAUSED"]).default("READY"),
  questions: z.number().int().min(1).max(8).default(1),
  /** The chain does not serve it: a delete answers 500. */
  lost: z.boolean().default(false),
});

const byAddress = ({ sandbox, param }: Call): Organization | undefined =>
  sandbox.store.organizations.get(strictAddress(param("address")) ?? "");

/** Changes of organizations behind the API's back. */
export const organizationControlRoutes: Route[] = [
  {
    method: "POST",
    path: "/__sandbox/organizations",
    access: "public",
    handler: withInput(organizationInputSchema, ({ sandbox: { store, now, settings } }, input) => {
      const { address, createdAtMs, counters, members, integrator } = input;
      const managedBy = integrator === "primary" ? PRIMARY_INTEGRATOR : SECOND_INTEGRATOR;
      const admin = integrator === "primary" ? SESSION_EMAIL : SECOND_SESSION_EMAIL;
      const fields = organizationInput(jsonObjectSchema.parse({ type: "others", ...input, counters: null }));
      const at = createdAtMs ?? now();
      const owner = fields.ownerEmail === "" ? admin : fields.ownerEmail;
      const organization = newOrganization(store.nextOrdinal(), fields, owner, managedBy, at);
      organization.address = (address === undefined ? null : strictAddress(address)) ?? organization.address;
      organization.counters = { ...organization.counters, ...counters };
      organization.members = members ?? 0;
      if (store.organizations.has(organization.address))
        return answer({ error: "there is one with this address" }, 400);
      store.insert(organization);
      const owned = store.integrators.get(managedBy);
      if (owned !== undefined) owned.managedOrgs++;
      return answer(organizationView(organization, settings.generation));
    }),
  },
  {
    method: "DELETE",
    path: "/__sandbox/organizations/{address}",
    access: "public",
    handler: (call) => {
      const organization = byAddress(call);
      const { store } = call.sandbox;
      const integrator = store.integrators.get(organization?.managedBy ?? "");
      if (organization === undefined || integrator === undefined) return answer({ error: "no such organization" }, 404);
      discard(store, organization, integrator);
      return answer({});
    },
  },
  {
    method: "POST",
    path: "/__sandbox/elections/{address}",
    access: "public",
    handler: withInput(electionsInput, (call, { action, status, questions, lost }) => {
      const organization = byAddress(call);
      if (organization === undefined) return answer({ error: "no such organization" }, 404);
      const { store, now } = call.sandbox;
      const content = store.editContent(organization);
      const { voting, legacy } = content;
      if (action === "end") {
        for (const election of [...legacy, ...voting.flatMap((process) => process.questions)]) {
          if (election.chain !== "READY" && election.chain !== "PAUSED") continue;
          election.chain = "ENDED";
          election.stored = "ENDED";
          election.resultsAt = now();
        }
        store.changed();
        return answer({});
      }
      const next = random(hashText(`${organization.address}/${voting.length}`));
      const spec = { next, locale: localeOf(organization), organization, seededAt: now(), groupId: "0".repeat(24) };
      const process = votingProcess(spec, voting.length, true, questions);
      process.startDate = now() - DAY_MS;
      process.endDate = now() + 30 * DAY_MS;
      for (const question of process.questions) Object.assign(question, { stored: status, chain: status, lost });
      voting.push(process);
      const { size = 0, ...census } = process.census ?? { weighted: false };
      content.censuses.push({ censusId: process.id, type: "mail", size, weighted: census.weighted });
      store.keep(organization.address, content);
      store.changed();
      return answer({ processId: process.id, questionIds: process.questions.map(({ id }) => id) });
    }),
  },
];
