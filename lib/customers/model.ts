/** A row of the customers list; counters are sums over its organizations. */
export type CustomerRow = {
  id: string;
  name: string;
  externalId: string | null;
  tags: string[];
  organizations: number;
  sentVotes: number;
  sentEmails: number;
  sentSMS: number;
  archivedAt: string | null;
  createdAt: string;
};

/** A customer as an option of a picker. */
export type CustomerOption = { id: string; name: string; externalId: string | null };
