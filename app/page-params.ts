import { z } from "zod";

/** The page of a list and its number of rows, as in the URL. */
export const pageParams = {
  page: z.coerce.number().int().min(1).max(100_000),
  size: z.coerce.number().pipe(z.union([z.literal(25), z.literal(50), z.literal(100)])),
};
