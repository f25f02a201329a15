export const MAX_QUERY_LENGTH = 200;

/** Search results for the command palette: at most 8 organizations and 5 customers, by name. */
export type SearchResult = {
  organizations: { address: string; name: string; customer: string }[];
  /** There are more than these. */
  moreOrganizations: boolean;
  customers: { id: string; name: string; externalId: string }[];
};
