/** The staff that scripts/seed-demo.ts makes. */
export const PASSWORD = "demo-console-2026";

export type Role = "admin" | "operator" | "viewer";

export const emailOf = (role: Role) => `${role}@demo.example`;
