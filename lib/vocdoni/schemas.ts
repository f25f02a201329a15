import { z } from "zod";
import { addressSchema } from "@/lib/address-schema";
import { lenientTextsSchema } from "./lenient-texts";

/** Any JSON object, as received. Not copied: that would be half the cost of reading a list. */
export const jsonObjectSchema = z.custom<Record<string, unknown>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "expected an object",
);

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** RFC3339 of any precision and offset → ISO in UTC milliseconds; absent, "" and Go's zero date → null. */
export const dateSchema = z
  .string()
  .nullish()
  .transform((value, ctx) => {
    if (!value || value.startsWith("0001-01-01T")) return null;
    const time = RFC3339.test(value) ? Date.parse(value) : Number.NaN;
    if (!Number.isNaN(time)) return new Date(time).toISOString();
    ctx.addIssue({ code: "custom", message: "not an RFC3339 date" });
    return z.NEVER;
  });

/** A text per language under `default` and language codes; a plain string is read as `{ default }`. */
export const multilingualSchema = z.union([
  z.string().transform((text): Record<string, string> => ({ default: text })),
  z.record(z.string(), z.string()),
]);

/** Absent or null → `fallback`. */
export const orElse = <T extends z.ZodType, F extends string | number | boolean | null>(schema: T, fallback: F) =>
  schema.nullish().transform((value) => value ?? fallback);

export const textSchema = orElse(z.string(), "");
export const optionalTextSchema = z
  .string()
  .nullish()
  .transform((value) => value || null);
export const flagSchema = orElse(z.boolean(), false);
/** Any finite number, even negative or absurd; null when absent (which isn't 0). */
export const amountSchema = orElse(z.number(), null);
export const optionalMultilingualSchema = orElse(multilingualSchema, null);
export const optionalAddressSchema = z
  .union([addressSchema, z.literal("")])
  .nullish()
  .transform((value) => value || null);

/** A list that Go may send as null. */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullable()
    .transform((value) => value ?? []);
}
export const stringListSchema = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? []);

export const paginationSchema = z.object({
  totalItems: z.number().int().nonnegative(),
  currentPage: z.number().int().positive(),
  previousPage: z.number().int().nullish(),
  nextPage: orElse(z.number().int(), null),
  lastPage: z.number().int().nonnegative(),
});

/** GET /integrator. `limits` is null when absent; what 0 means differs per limit and is decided by lib/quota. */
export const integratorSchema = z.object({
  enabled: z.boolean(),
  limits: orElse(
    z.object({
      maxManagedOrgs: amountSchema,
      maxManagedProcesses: amountSchema,
      maxVotes: amountSchema,
      maxSMS: amountSchema,
      maxEmails: amountSchema,
    }),
    null,
  ),
  usage: z.object({
    managedOrgs: amountSchema,
    managedProcesses: amountSchema,
    sentVotes: amountSchema,
    sentSMS: amountSchema,
    sentEmails: amountSchema,
  }),
});
export type Integrator = z.infer<typeof integratorSchema>;

/** Names of the balance: the first from the backend's code, the others in case a response shortens it. */
const BALANCE_NAMES = ["balanceCents", "balance_cents", "balance"] as const;

/**
 * GET /wallet. `balance`: any finite number as received, in euro cents; lib/quota decides whether it is plausible.
 * Another currency, or no number under a known name, is malformed.
 */
export const walletSchema = jsonObjectSchema.transform((raw, ctx) => {
  const currency = raw.currency ?? "eur";
  const balance = BALANCE_NAMES.map((name) => raw[name]).find((value) => value !== undefined);
  if (typeof balance === "number" && typeof currency === "string" && currency.toLowerCase() === "eur") {
    return { balance };
  }
  ctx.addIssue({ code: "custom", message: "no balance in euro cents" });
  return z.NEVER;
});

// Only an organization's address and owner must be valid: other fields of a wrong type are read as empty, so one record
// can't make a list of 100,000 unreadable.
const shown = {
  text: textSchema.catch(""),
  flag: flagSchema.catch(false),
  date: dateSchema.catch(null),
  amount: amountSchema.catch(null),
};

export const countersSchema = z.object({
  sentSMS: shown.amount,
  sentEmails: shown.amount,
  sentVotes: shown.amount,
  subOrgs: shown.amount,
  users: shown.amount,
  processes: shown.amount,
});

export const subscriptionDetailsSchema = z.object({
  planId: shown.text,
  startDate: shown.date,
  renewalDate: shown.date,
  lastPaymentDate: shown.date,
  active: shown.flag,
  email: shown.text,
});

const noCounters = { sentSMS: null, sentEmails: null, sentVotes: null, subOrgs: null, users: null, processes: null };

/** An organization, normalized; `raw` is the record as received. `meta` is world-readable upstream. */
export const organizationSchema = z.preprocess(
  (value) => {
    const record = jsonObjectSchema.safeParse(value);
    return record.success ? { ...record.data, raw: value } : value;
  },
  z.object({
    address: addressSchema,
    managedBy: optionalAddressSchema,
    type: shown.text,
    name: lenientTextsSchema,
    description: lenientTextsSchema,
    logo: lenientTextsSchema,
    website: shown.text,
    size: shown.text,
    color: shown.text,
    subdomain: shown.text,
    country: shown.text,
    timezone: shown.text,
    communications: shown.flag,
    /** Language of Vocdoni's messages to voters; "" where the backend has none. */
    defaultLang: shown.text,
    createdAt: shown.date,
    subscription: subscriptionDetailsSchema.nullable().catch(null),
    counters: countersSchema.catch(noCounters),
    meta: jsonObjectSchema.catch(() => ({})),
    raw: jsonObjectSchema,
  }),
);
export type Organization = z.infer<typeof organizationSchema>;

/**
 * One page of the managed organizations: unsorted upstream; one record without a valid address rejects the whole page.
 */
export const organizationPageSchema = z.object({
  pagination: paginationSchema,
  organizations: listOf(organizationSchema),
});

/** The response to a delete: the deleted address. */
export const deletedOrganizationSchema = z.object({ address: addressSchema });

export const organizationTypeSchema = z.object({ type: z.string().min(1), name: z.string() });
export const organizationTypesSchema = z.object({ types: listOf(organizationTypeSchema) });

export const languagesSchema = z.object({ languages: listOf(z.string().min(1)), default: textSchema });

/** Personal data of a voter: never store, never log. */
export const memberSchema = z.object({
  id: z.string(),
  memberNumber: textSchema,
  name: textSchema,
  surname: textSchema,
  email: textSchema,
  weight: z.union([z.string(), z.number()]).nullish(),
});
export const memberPageSchema = z.object({ pagination: paginationSchema, members: listOf(memberSchema) });

export const groupSchema = z.object({
  id: z.string(),
  title: textSchema,
  description: textSchema,
  createdAt: dateSchema,
  updatedAt: dateSchema,
  /** Left out upstream when 0. */
  membersCount: orElse(z.number(), 0),
  isAutoGroup: flagSchema,
});
export const groupPageSchema = z.object({ pagination: paginationSchema, groups: listOf(groupSchema) });

export const censusSchema = z.object({
  censusId: z.string(),
  type: textSchema,
  orgAddress: addressSchema,
  size: amountSchema,
  weighted: flagSchema,
  groupID: optionalTextSchema,
  authFields: stringListSchema,
  twoFaFields: stringListSchema,
});
export const censusesSchema = z.object({ censuses: listOf(censusSchema) });
