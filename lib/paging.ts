/** The page to show: a page beyond the last yields the last, and an empty list has a first page. */
export function pageWithin(query: { page: number; size: number }, total: number): number {
  return Math.max(1, Math.min(query.page, Math.ceil(total / query.size)));
}
