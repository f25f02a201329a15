import { faultSchema } from "../http/faults";
import type { Route } from "../http/router";
import { answer, withInput } from "./input";

/** Faults and the log of requests. */
export const faultRoutes: Route[] = [
  {
    method: "POST",
    path: "/__sandbox/faults",
    access: "public",
    handler: withInput(faultSchema, ({ sandbox }, fault) => answer({ id: sandbox.faults.add(fault) })),
  },
  {
    method: "GET",
    path: "/__sandbox/faults",
    access: "public",
    handler: ({ sandbox }) => answer({ faults: sandbox.faults.list() }),
  },
  {
    method: "DELETE",
    path: "/__sandbox/faults",
    access: "public",
    handler: ({ sandbox }) => {
      sandbox.faults.clear();
      return answer({});
    },
  },
  {
    method: "DELETE",
    path: "/__sandbox/faults/{id}",
    access: "public",
    handler: ({ sandbox, param }) =>
      sandbox.faults.remove(param("id")) ? answer({}) : answer({ error: "no such fault" }, 404),
  },
  {
    method: "GET",
    path: "/__sandbox/requests",
    access: "public",
    handler: ({ sandbox }) => answer({ requests: sandbox.log.list() }),
  },
  {
    method: "DELETE",
    path: "/__sandbox/requests",
    access: "public",
    handler: ({ sandbox }) => {
      sandbox.log.clear();
      return answer({});
    },
  },
];
