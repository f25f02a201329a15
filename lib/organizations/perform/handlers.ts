import type { Handlers } from "@/lib/operations/handler";
import { createHandler } from "./perform-create";
import { deleteHandler } from "./perform-delete";
import { updateHandler } from "./perform-update";

/** The handlers of operations on organizations, by kind. */
export const organizationHandlers: Handlers = {
  "organization.create": createHandler,
  "organization.update": updateHandler,
  "organization.delete": deleteHandler,
};
