/** The roles of staff, weakest last. */
export const roles = ["admin", "operator", "viewer"] as const;
export type Role = (typeof roles)[number];

/** The one table of who may do what. Every page, action and route asks it. */
const table = {
  "organizations:read": ["admin", "operator", "viewer"],
  "organizations:create": ["admin", "operator"],
  "organizations:import": ["admin", "operator"],
  "organizations:edit": ["admin", "operator"],
  "organizations:link": ["admin", "operator"],
  "organizations:delete": ["admin"],
  "customers:read": ["admin", "operator", "viewer"],
  "customers:write": ["admin", "operator"],
  "quota:read": ["admin", "operator", "viewer"],
  "quota:refresh": ["admin", "operator"],
  "alerts:acknowledge": ["admin", "operator"],
  "operations:read": ["admin", "operator", "viewer"],
  "operations:decide": ["admin", "operator"],
  "audit:read": ["admin", "operator", "viewer"],
  "sync:run": ["admin", "operator"],
  "team:manage": ["admin"],
  "settings:read": ["admin"],
  "settings:write": ["admin"],
  "account:own": ["admin", "operator", "viewer"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof table;
export const permissions: readonly Permission[] = Object.keys(table).filter((key): key is Permission => key in table);

/** Whether a role has a permission. */
export function can(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = table[permission];
  return allowed.includes(role);
}

export type Actor = { id: string; name: string; email: string; role: Role };
