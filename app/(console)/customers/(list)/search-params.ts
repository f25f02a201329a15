import { z } from "zod";

const pageSize = z.coerce.number().pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]));

/** The query of the list of customers, as in the URL. */
export const customerParamsSchema = z.object({
  q: z.string().max(200),
  tag: z.string().max(100),
  archived: z.enum(["", "yes"]),
  sort: z.enum(["name", "organizations", "votes", "created"]),
  dir: z.enum(["", "asc", "desc"]),
  page: z.coerce.number().int().min(1).max(100_000),
  size: pageSize,
});
export type CustomerParams = z.infer<typeof customerParamsSchema>;

export const customerParamDefaults: CustomerParams = {
  q: "",
  tag: "",
  archived: "",
  sort: "name",
  dir: "",
  page: 1,
  size: 50,
};
