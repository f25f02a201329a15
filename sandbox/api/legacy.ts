import { ApiError } from "../http/errors";
import { pageParameters, paginate } from "../http/pagination";
import { goTime, json, type Reply } from "../http/reply";
import type { Call, Route } from "../http/router";
import type { LegacyProcess } from "../state/election-schemas";
import { isObjectId } from "../state/ids";
import type { Found } from "../state/store";
import { chainStatus, isFinal } from "./elections";
import { ownOrganization } from "./lookup";
import { CHAIN_ID } from "./reference";

const NO_ID = "0".repeat(24);
const UNSET = goTime(undefined);

function bundles(call: Call): Reply {
  const organization = ownOrganization(call, ["admin", "manager", "viewer"], "user does not belong to organization");
  const { pagination, items } = paginate(call.sandbox.store.content(organization).bundles, pageParameters(call.query));
  return json({ pagination, bundles: items });
}

function drafts(call: Call): Reply {
  const organization = ownOrganization(call, ["admin", "manager"]);
  const unpublished = call.sandbox.store.content(organization).legacy.filter(({ published }) => !published);
  const { pagination, items } = paginate(unpublished, pageParameters(call.query));
  const processes = items.map((process) => document(process, organization.address));
  return json({ pagination, processes: processes.length === 0 ? null : processes });
}

/** A raw document of the legacy family; `orgAdress` is the wire spelling. */
function document({ id, title, upstreamId, published, stored, publishedAt }: LegacyProcess, orgAdress: string) {
  return {
    id,
    address: upstreamId,
    orgAdress,
    ...(published ? { status: stored } : {}),
    census: {
      ...{ id: NO_ID, orgAddress: `0x${"0".repeat(40)}`, type: "", weighted: false, size: 0, groupId: NO_ID },
      published: { uri: "", root: "", createdAt: UNSET },
      ...{ authFields: null, twoFaFields: null, createdAt: UNSET, updatedAt: UNSET },
    },
    metadata: { title },
    publishedAt: goTime(publishedAt),
  };
}

function found({ sandbox, param }: Call): Found<LegacyProcess> {
  if (!isObjectId(param("processId"))) throw new ApiError("malformedParameter", "invalid process ID");
  const process = sandbox.store.findLegacy(param("processId").toLowerCase());
  if (process === null) throw new ApiError("processNotFound");
  return process;
}

function read(call: Call): Reply {
  const { process, orgAddress } = found(call);
  return json({ ...document(process, orgAddress), ...(process.published ? { chainId: CHAIN_ID } : {}) });
}

function results(call: Call): Reply {
  const { process } = found(call);
  if (!process.published) throw new ApiError("processNotFound", "process not published");
  const { startDate, endDate, votes } = process;
  const now = call.sandbox.now();
  return json({
    status: chainStatus(process, endDate, now),
    voteCount: votes.reduce((a, b) => a + b, 0),
    startDate: goTime(startDate),
    endDate: goTime(endDate),
    finalResults: isFinal(process, endDate, now),
    results: [votes.map(String)],
  });
}

const VOTING = { scope: "voting:write" };

export const legacyRoutes: Route[] = [
  { method: "GET", path: "/organizations/{address}/processes", access: VOTING, handler: bundles },
  { method: "GET", path: "/organizations/{address}/processes/drafts", access: VOTING, handler: drafts },
  { method: "GET", path: "/process/{processId}", access: "public", handler: read },
  { method: "GET", path: "/process/{processId}/results", access: "public", handler: results },
];
