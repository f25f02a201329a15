import { ApiError } from "../http/errors";
import { pageParameters, paginate } from "../http/pagination";
import { goTime, httpError, json, type Reply } from "../http/reply";
import type { Call, Route } from "../http/router";
import { membersOf } from "../seed/members";
import type { Member, Organization } from "../state/schemas";
import { ownOrganization } from "./lookup";

function members(call: Call): Reply {
  const organization = ownOrganization(call, ["admin", "manager"]);
  let parameters: ReturnType<typeof pageParameters>;
  try {
    parameters = pageParameters(call.query);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // The backend forgets to return here and goes on to a second error, in the same body.
    return httpError(400, `${error.document}\n${new ApiError("malformedParameter", "page not found").document}`);
  }
  const { pagination, items } = paginate(matching(call, organization), parameters);
  return json({ pagination, members: items });
}

function matching({ sandbox: { store }, query }: Call, organization: Organization): Member[] {
  try {
    return membersOf(organization, store.content(organization), query.get("search") ?? "");
  } catch {
    const cause = "(Location51091) Regular expression is invalid: missing closing parenthesis";
    throw new ApiError("internal", `could not get org members: ${cause}`);
  }
}

function groups(call: Call): Reply {
  const organization = ownOrganization(call, ["admin", "manager"]);
  const { pagination, items } = paginate(call.sandbox.store.content(organization).groups, pageParameters(call.query));
  const rows = items.map(({ id, title, description, createdAt, updatedAt, censusIds, membersCount, isAutoGroup }) => ({
    ...{ id, title, description, createdAt: goTime(createdAt), updatedAt: goTime(updatedAt), censusIds },
    ...{ membersCount: membersCount || undefined, isAutoGroup },
  }));
  return json({ pagination, groups: rows });
}

function censuses(call: Call): Reply {
  const organization = ownOrganization(call, ["admin"]);
  const rows = call.sandbox.store.content(organization).censuses;
  return json({
    censuses: rows.map(({ censusId, type, ...rest }) => ({
      censusId,
      type,
      orgAddress: organization.address,
      ...rest,
    })),
  });
}

export const memberRoutes: Route[] = [
  { method: "GET", path: "/organizations/{address}/members", access: { scope: "members:write" }, handler: members },
  { method: "GET", path: "/organizations/{address}/groups", access: { scope: "members:write" }, handler: groups },
  { method: "GET", path: "/organizations/{address}/censuses", access: { scope: "voting:write" }, handler: censuses },
];
