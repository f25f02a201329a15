/** A customer as an option of a picker. */
export type CustomerOption = { id: string; name: string; externalId: string | null };
