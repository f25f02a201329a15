import { z } from "zod";
import { keptConditionsSchema } from "./conditions";
import { electionStatusSchema, legacyProcessSchema, votingProcessSchema } from "./election-schemas";
import { walletSchema } from "./wallet-schema";

export const roleSchema = z.enum(["admin", "manager", "viewer"]);
export const jsonObjectSchema = z.record(z.string(), z.json());
export const localizedSchema = z.record(z.string(), z.string());
/** Statuses as the chain knows them. */

export const userSchema = z.object({
  id: z.number(),
  email: z.string(),
  password: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  verified: z.boolean(),
  /** Unix ms; sessions from before are over, where the generation says so. */
  sessionsSince: z.number().optional(),
});

export const apiKeySchema = z.object({
  id: z.string(),
  label: z.string(),
  secret: z.string(),
  scopes: z.array(z.string()),
  orgAddress: z.string(),
  createdBy: z.string(),
  createdAt: z.number(),
  lastUsedAt: z.number().optional(),
  expiresAt: z.number().optional(),
  revoked: z.boolean(),
});

export const countersSchema = z.object({
  sentSMS: z.number(),
  sentEmails: z.number(),
  sentVotes: z.number(),
  subOrgs: z.number(),
  users: z.number(),
  processes: z.number(),
});

export const subscriptionSchema = z.object({
  planId: z.string(),
  startDate: z.number(),
  renewalDate: z.number().optional(),
  lastPaymentDate: z.number().optional(),
  email: z.string(),
});

export const organizationSchema = z.object({
  address: z.string(),
  ordinal: z.number(),
  type: z.string(),
  website: z.string(),
  size: z.string(),
  color: z.string(),
  subdomain: z.string(),
  country: z.string(),
  timezone: z.string(),
  communications: z.boolean(),
  /** Shown by `current`. */
  defaultLang: z.string().default("en"),
  /** Shown by `lts`. */
  active: z.boolean().default(true),
  createdAt: z.number(),
  subscription: subscriptionSchema.nullable(),
  counters: countersSchema,
  managedBy: z.string().nullable(),
  meta: jsonObjectSchema,
  creator: z.string(),
  roles: z.record(z.string(), roleSchema),
  /** What its generated content looks like until something changes it. */
  members: z.number(),
  open: z.boolean(),
});

export const limitsSchema = z.object({
  maxManagedOrgs: z.number(),
  maxManagedProcesses: z.number(),
  maxVotes: z.number(),
  maxSMS: z.number(),
  maxEmails: z.number(),
});

export const integratorSchema = z.object({
  enabled: z.boolean(),
  limits: limitsSchema.nullable(),
  managedOrgs: z.number(),
  managedProcesses: z.number(),
});

export const memberSchema = z.object({
  id: z.string(),
  memberNumber: z.string().optional(),
  name: z.string().optional(),
  surname: z.string().optional(),
  nationalId: z.string().optional(),
  birthDate: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  weight: z.string(),
  other: jsonObjectSchema.optional(),
});

export const groupSchema = z.object({
  id: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
  censusIds: z.array(z.string()).optional(),
  membersCount: z.number().optional(),
  isAutoGroup: z.boolean().optional(),
});

export const censusSchema = z.object({
  censusId: z.string(),
  type: z.string(),
  size: z.number(),
  weighted: z.boolean(),
  groupID: z.string().optional(),
  authFields: z.array(z.string()).optional(),
  twoFaFields: z.array(z.string()).optional(),
});

export const bundleSchema = z.object({
  bundleId: z.string(),
  primaryProcessId: z.string(),
  processes: z.array(z.string()),
});

/** What an organization holds beside its document. */
export const contentSchema = z.object({
  memberCount: z.number(),
  members: z.array(memberSchema).nullable(),
  groups: z.array(groupSchema),
  censuses: z.array(censusSchema),
  bundles: z.array(bundleSchema),
  legacy: z.array(legacyProcessSchema),
  voting: z.array(votingProcessSchema),
});

export const jobSchema = z.object({
  id: z.string(),
  type: z.string(),
  orgAddress: z.string(),
  status: z.enum(["pending", "completed", "failed"]),
  createdAt: z.number(),
  /** When a pending one ends; unset: never by itself. */
  dueAt: z.number().optional(),
  /** A status change: of these questions, or of a legacy process when there are none. */
  change: z.object({ status: electionStatusSchema, processId: z.string(), questions: z.array(z.string()) }).optional(),
  errors: z.array(z.string()).optional(),
  result: jsonObjectSchema.optional(),
});

export const invitationSchema = z.object({
  id: z.string(),
  orgAddress: z.string(),
  email: z.string(),
  role: roleSchema,
  expiration: z.number(),
});

export const stateSchema = z.object({
  version: z.literal(1),
  seededAt: z.number(),
  jwtSecret: z.string(),
  nextOrdinal: z.number(),
  conditions: keptConditionsSchema,
  wallet: walletSchema.nullable().default(null),
  users: z.array(userSchema),
  keys: z.array(apiKeySchema),
  integrators: z.record(z.string(), integratorSchema),
  organizations: z.array(organizationSchema),
  contents: z.record(z.string(), contentSchema),
  jobs: z.array(jobSchema),
  invitations: z.array(invitationSchema),
});

export type Role = z.infer<typeof roleSchema>;
export type JsonObject = z.infer<typeof jsonObjectSchema>;
export type Localized = z.infer<typeof localizedSchema>;
export type User = z.infer<typeof userSchema>;
export type ApiKey = z.infer<typeof apiKeySchema>;
export type Counters = z.infer<typeof countersSchema>;
export type Organization = z.infer<typeof organizationSchema>;
export type Limits = z.infer<typeof limitsSchema>;
export type Integrator = z.infer<typeof integratorSchema>;
export type Member = z.infer<typeof memberSchema>;
export type Content = z.infer<typeof contentSchema>;
export type Job = z.infer<typeof jobSchema>;
/** The whole persisted state of a sandbox. */
export type State = z.infer<typeof stateSchema>;
