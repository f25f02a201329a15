import "server-only";
import type { CallOptions } from "./integrator";
import {
  type Census,
  censusesSchema,
  type Group,
  groupPageSchema,
  type Member,
  memberPageSchema,
  type Pagination,
} from "./schemas";
import type { Transport } from "./transport";

type Paging = { page?: number; limit?: number };
const MEMBERS = "/organizations/{address}/members";

/** Scope `members:write`. forbidden-role: the organization was created with its own owner. */
export function membersResource({ send }: Transport) {
  function list(
    address: string,
    { page = 1, limit = 10 }: Paging = {},
    { signal }: CallOptions = {},
  ): Promise<{ pagination: Pagination; members: Member[] }> {
    const query = { page, limit };
    const schema = memberPageSchema;
    return send({ method: "GET", path: MEMBERS, params: { address }, query, credential: "key", schema, signal });
  }
  return {
    /** One page of voters: personal data. */
    list,
    /** The number of members, by the cheapest call. */
    async count(address: string, options: CallOptions = {}): Promise<number> {
      const { pagination } = await list(address, { limit: 1 }, options);
      return pagination.totalItems;
    },
  };
}

/** Scope `members:write`. */
export function groupsResource({ send }: Transport) {
  return {
    /** One page; the group of all members is first. */
    list(
      address: string,
      { page = 1, limit = 10 }: Paging = {},
      { signal }: CallOptions = {},
    ): Promise<{ pagination: Pagination; groups: Group[] }> {
      const path = "/organizations/{address}/groups";
      const query = { page, limit };
      return send({
        method: "GET",
        path,
        params: { address },
        query,
        credential: "key",
        schema: groupPageSchema,
        signal,
      });
    },
  };
}

/** Scope `voting:write`, admins only. */
export function censusesResource({ send }: Transport) {
  return {
    /** All of them, unsorted. */
    async list(address: string, { signal }: CallOptions = {}): Promise<Census[]> {
      const path = "/organizations/{address}/censuses";
      const schema = censusesSchema;
      const { censuses } = await send({
        method: "GET",
        path,
        params: { address },
        credential: "key",
        schema,
        signal,
      });
      return censuses;
    },
  };
}
