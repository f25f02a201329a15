import { z } from "zod";

export const sortColumns = ["name", "created", "votes"] as const;

const pageSize = z.coerce.number().pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]));

/** The query of the list of organizations, as in the URL. */
export const organizationQuerySchema = z.object({
  q: z.string().max(200),
  type: z.string().max(100),
  country: z.string().max(100),
  linked: z.enum(["", "yes", "no"]),
  status: z.enum(["", "gone"]),
  sort: z.enum(sortColumns),
  dir: z.enum(["asc", "desc"]),
  page: z.coerce.number().int().min(1).max(100_000),
  size: pageSize,
  /** Where the page begins or ends: with it, a page is found directly, however deep. */
  after: z.string().max(2_000),
  before: z.string().max(2_000),
});
export type OrganizationQuery = z.infer<typeof organizationQuerySchema>;

export const organizationQueryDefaults: OrganizationQuery = {
  q: "",
  type: "",
  country: "",
  linked: "",
  status: "",
  sort: "name",
  dir: "asc",
  page: 1,
  size: 50,
  after: "",
  before: "",
};
