import type { z } from "zod";
import { bundlePageSchema, draftPageSchema } from "./election-schemas";
import type { CallOptions } from "./integrator";
import { censusesSchema, groupPageSchema, memberPageSchema } from "./schemas";
import type { Transport } from "./transport";

type Paging = { page?: number; limit?: number };

const pagesOf =
  <T>({ send }: Transport, path: string, schema: z.ZodType<T>) =>
  (address: string, { page = 1, limit = 10 }: Paging = {}, { signal }: CallOptions = {}): Promise<T> =>
    send({ method: "GET", path, params: { address }, query: { page, limit }, credential: "key", schema, signal });

/**
 * What an organization has. Members and groups need scope `members:write` (forbidden-role: the organization was created
 * with its own owner); censuses `voting:write`, admins only.
 */
export function organizationLists(transport: Transport) {
  const listMembers = pagesOf(transport, "/organizations/{address}/members", memberPageSchema);
  return {
    members: {
      /** One page of voters: personal data. */
      list: listMembers,
      /** The number of members, by the cheapest call. */
      async count(address: string, options: CallOptions = {}): Promise<number> {
        const { pagination } = await listMembers(address, { limit: 1 }, options);
        return pagination.totalItems;
      },
    },
    groups: {
      /** One page; the group of all members is first. */
      list: pagesOf(transport, "/organizations/{address}/groups", groupPageSchema),
    },
    censuses: {
      /** All of them, unsorted. */
      async list(address: string, { signal }: CallOptions = {}) {
        const path = "/organizations/{address}/censuses";
        const schema = censusesSchema;
        const call = { method: "GET", path, params: { address }, credential: "key", schema, signal } as const;
        return (await transport.send(call)).censuses;
      },
    },
    bundles: {
      /** One page of bundles with on-chain IDs, to detect legacy elections. */
      list: pagesOf(transport, "/organizations/{address}/processes", bundlePageSchema),
    },
    drafts: {
      /** One page of legacy drafts. */
      list: pagesOf(transport, "/organizations/{address}/processes/drafts", draftPageSchema),
    },
  };
}
