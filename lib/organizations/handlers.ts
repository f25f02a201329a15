import type { Handlers } from "@/lib/operations/handler";
import { createHandler } from "./perform-create";
import { deleteHandler } from "./perform-delete";
import { updateHandler } from "./perform-update";

/** How each kind of operation on an organization is carried out. */
export const organizationHandlers: Handlers = {
  "organization.create": createHandler,
  "organization.update": updateHandler,
  "organization.delete": deleteHandler,
};
