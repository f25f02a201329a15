import { z } from "zod";
import { cursorParams, pageParams } from "@/lib/paging/params";

export const sortColumns = ["name", "created", "votes"] as const;

/** The query of the list of organizations, as in the URL. */
export const organizationQuerySchema = z.object({
  q: z.string().max(200),
  type: z.string().max(100),
  country: z.string().max(100),
  linked: z.enum(["", "yes", "no"]),
  status: z.enum(["", "gone"]),
  sort: z.enum(sortColumns),
  dir: z.enum(["asc", "desc"]),
  ...pageParams,
  ...cursorParams,
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
