import { queryOptions } from "@tanstack/react-query";
import { syncStatusSchema } from "@/lib/sync/schemas";
import { fetchResult } from "../../fetch-result";

/** The state of the mirror: every second while a reading runs, else every half minute. */
export const syncQuery = queryOptions({
  queryKey: ["sync"],
  queryFn: ({ signal }) => fetchResult("/api/sync", syncStatusSchema, signal),
  refetchInterval: (query) => (query.state.data?.latest?.state === "running" ? 1_000 : 30_000),
});
