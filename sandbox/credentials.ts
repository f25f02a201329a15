/** A user of the primary integrator; its JWT (from POST /auth/login) can edit organizations, which no key can. */
export const SESSION_EMAIL = "ops@integrator.example";
export const SESSION_PASSWORD = "correct horse battery staple";

/** A user that only owns organizations created with its `ownerEmail`; the integrator's key has no role there. */
export const OWNER_EMAIL = "owner@customer.example";
export const OWNER_PASSWORD = "owner battery staple";

/** Key of the primary integrator with every scope. */
export const PRIMARY_KEY = "vsk_1f8e27c46a0b95d3e4721c8809fbd653a4170e9c5d2b86f1374a9ce05b8d21f6";
/** Key of the primary integrator that lacks `managed:write`. */
export const READ_ONLY_KEY = "vsk_2a9d38e57b1ca6e4f583ad991a0ce764b5281fad6e3c97a2485bad016c9e3207";
/** Key of the primary integrator that lacks `quota:read`. */
export const NO_QUOTA_KEY = "vsk_3bae49f68c2db7f5a694bea2ab1df875c6392abe7f4da8b3596cbe127daf4318";
/** Revoked key of the primary integrator. */
export const REVOKED_KEY = "vsk_4cbf5aa79d3ec8a6b7a5cfb3bc2ea986d74a3bcfa85eb9c46a7dcf238eb05429";
/** Key of a second integrator, with every scope. */
export const SECOND_INTEGRATOR_KEY = "vsk_5dca6bb8ae4fd9b7c8b6dac4cd3fba97e85b4cdab96fcad57b8eda349fc1653a";

/** Address of the primary integrator's own organization (`managedBy` of the organizations it manages). */
export const PRIMARY_INTEGRATOR = "0x7d3c1f0a9b2e4d5c6f708192a3b4c5d6e7f80912";
/** Address of the second integrator's own organization. */
export const SECOND_INTEGRATOR = "0x2bcf83d9a15e6407b8c9d0e1f2a3b4c5d6e7bbcf";
export const SECOND_SESSION_EMAIL = "it@other-integrator.example";
export const SECOND_SESSION_PASSWORD = "other battery staple";

/** Every scope that a key may carry. */
export const ALL_SCOPES = ["quota:read", "managed:read", "managed:write", "voting:write", "members:write"];
