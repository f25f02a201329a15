import { decodeObject } from "../http/decode";
import { ApiError } from "../http/errors";
import { json, ok, type Reply } from "../http/reply";
import type { Call, Route } from "../http/router";
import { ownOrganization, pathOrganization } from "./lookup";
import { organizationInput } from "./organization-input";
import { organizationView, subscriptionView } from "./organization-view";
import { chosenLanguage, SUBSCRIPTION_PLAN } from "./reference";

async function update(call: Call): Promise<Reply> {
  const organization = ownOrganization(call, ["admin"]);
  const { store, settings } = call.sandbox;
  const { alsoOnEdit } = store.parts.conditions;
  const body = { ...decodeObject(await call.body()), ...alsoOnEdit };
  const { texts, shorthand, meta, active, ...input } = organizationInput(body);
  const defaultLang = chosenLanguage(call, input.defaultLang);
  // The backend re-adds the creator as admin and, when that user is gone, takes the organization away with it.
  if (settings.generation !== "current" && store.user(organization.creator) === undefined) {
    store.remove(organization);
    throw new ApiError("internal", "could not update organization: not found");
  }
  organization.defaultLang = defaultLang ?? organization.defaultLang;
  if (settings.generation === "lts") organization.active = active;
  organization.website = texts.website || organization.website;
  organization.size = texts.size || organization.size;
  organization.color = texts.color || organization.color;
  organization.subdomain = texts.subdomain || organization.subdomain;
  organization.country = texts.country || organization.country;
  organization.timezone = texts.timezone || organization.timezone;
  organization.meta = { ...organization.meta, ...shorthand, ...meta };
  organization.roles = { ...organization.roles, [organization.creator]: "admin" };
  store.changed();
  return ok();
}

function subscription(call: Call): Reply {
  const organization = ownOrganization(call, ["admin"]);
  if (organization.subscription === null) throw new ApiError("noSubscription");
  const subscriptionDetails = subscriptionView(organization, false);
  return json({ subscriptionDetails, usage: organization.counters, plan: SUBSCRIPTION_PLAN });
}

export const organizationRoutes: Route[] = [
  {
    method: "GET",
    path: "/organizations/{address}",
    access: "public",
    handler: (call) => json(organizationView(pathOrganization(call), call.sandbox.settings.generation)),
  },
  { method: "PUT", path: "/organizations/{address}", access: "session", handler: update },
  { method: "GET", path: "/organizations/{address}/subscription", access: "session", handler: subscription },
];
