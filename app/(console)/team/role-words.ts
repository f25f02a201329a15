import type { Role } from "@/lib/auth/permissions";

/** What each role is called on the screen. */
export const roleWords: Record<Role, string> = { admin: "Administrator", operator: "Operator", viewer: "Viewer" };
