import { ApiError } from "./errors";

export interface Pagination {
  totalItems: number;
  previousPage: number | null;
  currentPage: number;
  nextPage: number | null;
  lastPage: number;
}

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

/** Reads `page` and `limit`. Throws 40010 on what is no number and on a page below 1. */
export function pageParameters(query: URLSearchParams): { page: number; limit: number } {
  const page = integer(query.get("page"), 1);
  const limit = integer(query.get("limit"), DEFAULT_LIMIT);
  if (page < 1) throw new ApiError("malformedParameter", "page not found");
  return { page, limit: limit <= 0 ? DEFAULT_LIMIT : Math.min(limit, MAX_LIMIT) };
}

/** One page of a list. Throws 40010 beyond the last. */
export function paginate<T>(
  items: readonly T[],
  { page, limit }: { page: number; limit: number },
): { pagination: Pagination; items: T[] } {
  const lastPage = Math.max(1, Math.ceil(items.length / limit));
  if (page > lastPage) throw new ApiError("malformedParameter", "page not found");
  const pagination = {
    totalItems: items.length,
    previousPage: page > 1 ? page - 1 : null,
    currentPage: page,
    nextPage: page < lastPage ? page + 1 : null,
    lastPage,
  };
  return { pagination, items: items.slice((page - 1) * limit, page * limit) };
}

function integer(text: string | null, fallback: number): number {
  if (text === null || text === "") return fallback;
  if (!/^[+-]?\d{1,18}$/.test(text)) throw new ApiError("malformedParameter", "cannot parse number");
  return Number(text);
}
