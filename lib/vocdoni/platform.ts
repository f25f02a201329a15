import "server-only";
import { z } from "zod";
import { type Job, jobSchema } from "./election-schemas";
import type { CallOptions } from "./integrator";
import { type Plan, plansSchema, textSchema } from "./schemas";
import type { Transport } from "./transport";

const infoSchema = z.object({ version: textSchema, goVersion: textSchema, chainId: textSchema });
export type Info = z.infer<typeof infoSchema>;

export function jobsResource({ send }: Transport) {
  return {
    /**
     * GET /jobs/{id}, public. Unknown, or its organization deleted: not-found (40026). A job can stay pending forever.
     */
    get(id: string, { signal }: CallOptions = {}): Promise<Job> {
      const path = "/jobs/{id}";
      return send({ method: "GET", path, params: { id }, credential: "none", schema: jobSchema, signal });
    },
  };
}

export function plansResource({ send }: Transport) {
  return {
    /** GET /plans, public and unsorted; prices in minor units. */
    list({ signal }: CallOptions = {}): Promise<Plan[]> {
      return send({ method: "GET", path: "/plans", credential: "none", schema: plansSchema, signal });
    },
  };
}

export function platformResource({ send }: Transport) {
  return {
    /** GET /info, public: version and chain of the backend. */
    info({ signal }: CallOptions = {}): Promise<Info> {
      return send({ method: "GET", path: "/info", credential: "none", schema: infoSchema, signal });
    },

    /** GET /ping, public: succeeds when Vocdoni responds; another server's page is malformed. */
    async ping({ signal }: CallOptions = {}): Promise<void> {
      const schema = z.literal(".");
      await send({ method: "GET", path: "/ping", credential: "none", accept: "text", schema, signal });
    },
  };
}
