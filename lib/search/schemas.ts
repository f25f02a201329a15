import { z } from "zod";

export const MAX_QUERY_LENGTH = 200;

/** Search results for the command palette: at most 8 organizations and 5 customers, by name. */
export const searchResultSchema = z.object({
  organizations: z.array(z.object({ address: z.string(), name: z.string(), customer: z.string() })),
  /** There are more than these. */
  moreOrganizations: z.boolean(),
  customers: z.array(z.object({ id: z.string(), name: z.string(), externalId: z.string() })),
});
export type SearchResult = z.infer<typeof searchResultSchema>;
