import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { type Actor, can, type Permission } from "./permissions";

/** For what needs another permission than its action. Throws AppError `forbidden` when the role lacks it. */
export function demand({ role }: Actor, permission: Permission): void {
  if (can(role, permission)) return;
  throw new AppError("forbidden", message("auth.session.forbidden", { role: message(`team.roles.${role}`) }));
}
