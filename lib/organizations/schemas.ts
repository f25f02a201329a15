import { z } from "zod";
import { message, storable } from "@/lib/messages/message";
import { lineSchema, linesSchema } from "@/lib/text/schemas";
import { hasVisible } from "@/lib/text/visible";

/** One language's text for each multilingual field. */
export const textSchemas = { names: lineSchema(), descriptions: linesSchema() };
const short = lineSchema(200);

/** Language codes as BCP 47 has them, and Vocdoni's `default`. */
export const localeSchema = z
  .string()
  .regex(/^(default|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$/, storable(message("organizations.invalid.languageCode")));

const texts = (field: keyof typeof textSchemas) =>
  z
    .record(localeSchema, textSchemas[field])
    .transform(
      (value): Record<string, string> => Object.fromEntries(Object.entries(value).filter(([, text]) => text !== "")),
    );

const NO_NAME = storable(message("organizations.invalid.noName"));
const NO_DEFAULT = storable(message("organizations.invalid.noDefault"));

/** The error of a multilingual field as a whole; null: none. */
export function textsProblem(field: "names" | "descriptions", texts: Record<string, string>): string | null {
  if (field === "names") return hasVisible(texts.default ?? "") ? null : NO_NAME;
  if (texts.default) return null;
  return Object.keys(texts).length > 0 ? NO_DEFAULT : null;
}

/** "elm.example:8080" has none, "mailto:" is one. */
const SCHEME = /^[a-z][a-z0-9+-]*:(?!\d|[^/]*@)/i;

/** People omit the scheme: `www.elm.example`. */
function withScheme(typed: string): string {
  if (typed.startsWith("//")) return `https:${typed}`;
  return typed.includes(".") && !SCHEME.test(typed) ? `https://${typed}` : typed;
}

const isWeb = (value: string) => URL.canParse(value) && ["http:", "https:"].includes(new URL(value).protocol);

const httpUrl = (example: string) =>
  lineSchema()
    .overwrite(withScheme)
    .refine((value) => value === "" || isWeb(value), {
      error: storable(message("organizations.invalid.url", { example })),
      abort: true,
    })
    .refine((value) => value === "" || (new URL(value).username === "" && new URL(value).password === ""), {
      error: storable(message("organizations.invalid.urlCredentials")),
    });

/**
 * The fields of an organization that Vocdoni stores and accepts; texts per language, under `default` and language
 * codes.
 */
export const organizationFieldsSchema = z.object({
  names: texts("names").refine((value) => textsProblem("names", value) === null, NO_NAME),
  descriptions: texts("descriptions").refine((value) => textsProblem("descriptions", value) === null, NO_DEFAULT),
  logo: httpUrl("https://example.org/logo.png"),
  website: httpUrl("https://example.org"),
  country: short.refine(
    (value) => value === "" || /^[A-Z]{2}$/.test(value),
    storable(message("organizations.invalid.country")),
  ),
  timezone: short,
  size: short,
  color: short.refine(
    (value) => value === "" || /^#[0-9a-fA-F]{6}$/.test(value),
    storable(message("organizations.invalid.color")),
  ),
  subdomain: short.refine(
    (value) => value === "" || /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(value),
    storable(message("organizations.invalid.subdomain")),
  ),
  /** Absent where Vocdoni offers no languages (lib/organizations/languages.ts). */
  defaultLang: short.optional(),
});
export type OrganizationFields = z.infer<typeof organizationFieldsSchema>;
export const fieldNames = Object.keys(organizationFieldsSchema.shape);

const anyTexts = z.record(z.string(), z.string());
const anyText = z.string();

/**
 * The same fields with any value that Vocdoni accepts, even those this console wouldn't ("Spain", "red", `pt_BR`):
 * submitted by an edit form and stored with an edit. `logos` is the logo per language, which no form shows.
 */
export const storedFieldsSchema = z.object({
  names: anyTexts,
  descriptions: anyTexts,
  logo: anyText,
  website: anyText,
  country: anyText,
  timezone: anyText,
  size: anyText,
  color: anyText,
  subdomain: anyText,
  defaultLang: anyText.optional(),
  logos: anyTexts.optional(),
});
export type StoredFields = z.infer<typeof storedFieldsSchema>;

/** A customer for the new organization: an existing one, one created by name, or neither. */
const customerChoice = {
  customerId: z.union([z.uuid(), z.literal("")]).optional(),
  newCustomerName: short.optional(),
};

export const createOrganizationSchema = organizationFieldsSchema.extend({
  formToken: z.uuid(),
  type: z.string().min(1, storable(message("organizations.invalid.type"))),
  ownerEmail: z.union([z.literal(""), z.email(storable(message("organizations.invalid.email")))]).optional(),
  ...customerChoice,
});
export type CreateOrganizationInput = z.infer<typeof createOrganizationSchema>;

/**
 * `base` is the hash of the fields as the form showed them: if someone else changed them since, the edit is refused.
 * Only changed fields must be valid, so the verb validates them.
 */
export const updateOrganizationSchema = storedFieldsSchema.omit({ logos: true }).extend({
  formToken: z.uuid(),
  address: z.string(),
  base: z.string(),
});

export const deleteOrganizationSchema = z.object({
  formToken: z.uuid(),
  address: z.string(),
  confirmation: z.string(),
});
/** The customer's ID as the form showed it ("": none); refused if the link has changed since. */
const expected = z.union([z.uuid(), z.literal("")]).optional();
export const linkOrganizationSchema = z.object({
  address: z.string(),
  expected,
  ...customerChoice,
});
export const unlinkOrganizationSchema = z.object({ address: z.string(), expected });

/** A row of the list and of a customer's page. Dates are ISO strings; `goneAt` is set once Vocdoni no longer has it. */
export type OrganizationRow = {
  address: string;
  name: string;
  type: string;
  country: string;
  customer: { id: string; name: string } | null;
  sentVotes: number;
  createdAt: string | null;
  goneAt: string | null;
};
