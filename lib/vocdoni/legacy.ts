import "server-only";
import {
  type Bundle,
  bundlePageSchema,
  type DraftPage,
  draftPageSchema,
  type JobAccepted,
  jobAcceptedSchema,
  type LegacyProcess,
  type LegacyResults,
  legacyProcessSchema,
  legacyResultsSchema,
} from "./election-schemas";
import type { CallOptions } from "./integrator";
import type { ProcessStatus } from "./request-schemas";
import type { Pagination } from "./schemas";
import type { Transport } from "./transport";

type Paging = { page?: number; limit?: number };

/** The legacy `/process` family: one election each, identified by a 24-hex ID that must be stored at creation. */
export function legacyProcessResource({ send }: Transport) {
  return {
    /** Cached upstream: its status never becomes ENDED by itself. `results` has the live one. */
    get(id: string, { signal }: CallOptions = {}): Promise<LegacyProcess> {
      const path = "/process/{id}";
      return send({ method: "GET", path, params: { id }, credential: "key", schema: legacyProcessSchema, signal });
    },

    /** Live status and votes; public. */
    results(id: string, { signal }: CallOptions = {}): Promise<LegacyResults> {
      const path = "/process/{id}/results";
      return send({ method: "GET", path, params: { id }, credential: "none", schema: legacyResultsSchema, signal });
    },

    /** Requests a status change; follow the job. Drafts and unknown IDs: not-found (40038). */
    setStatus(id: string, status: ProcessStatus, { signal }: CallOptions = {}): Promise<JobAccepted> {
      const path = "/process/{id}/status";
      const schema = jobAcceptedSchema;
      return send({ method: "PUT", path, params: { id }, body: { status }, credential: "key", schema, signal });
    },
  };
}

export function bundlesResource({ send }: Transport) {
  return {
    /** One page of bundles with on-chain IDs, to detect legacy elections. */
    list(
      orgAddress: string,
      { page = 1, limit = 10 }: Paging = {},
      { signal }: CallOptions = {},
    ): Promise<{ pagination: Pagination; bundles: Bundle[] }> {
      const path = "/organizations/{address}/processes";
      const params = { address: orgAddress };
      const query = { page, limit };
      return send({ method: "GET", path, params, query, credential: "key", schema: bundlePageSchema, signal });
    },
  };
}

export function draftsResource({ send }: Transport) {
  return {
    /** One page of legacy drafts. */
    list(orgAddress: string, { page = 1, limit = 10 }: Paging = {}, { signal }: CallOptions = {}): Promise<DraftPage> {
      const path = "/organizations/{address}/processes/drafts";
      const params = { address: orgAddress };
      const query = { page, limit };
      return send({ method: "GET", path, params, query, credential: "key", schema: draftPageSchema, signal });
    },
  };
}
