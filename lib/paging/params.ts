import { z } from "zod";
import { pageSizes } from "./model";

/** The page of a list and its number of rows, as in the URL. */
export const pageParams = {
  page: z.coerce.number().int().min(1).max(100_000),
  size: z.coerce.number().pipe(z.literal(pageSizes)),
};

/** Where a page begins or ends: with it, a page is found directly, however deep. */
export const cursorParams = { after: z.string().max(2_000), before: z.string().max(2_000) };
