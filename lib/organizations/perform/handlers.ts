import type { Handlers } from "@/lib/operations/handler";
import { createHandler } from "./create";
import { deleteHandler } from "./delete";
import { updateHandler } from "./update";

/** The handlers of operations on organizations, by kind. */
export const organizationHandlers: Handlers = {
  "organization.create": createHandler,
  "organization.update": updateHandler,
  "organization.delete": deleteHandler,
};
