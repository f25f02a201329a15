import { z } from "zod";
import { roles } from "@/lib/auth/permissions";
import { nameSchema } from "@/lib/text-schemas";

export const roleSchema = z.enum(roles);

/** What each role may do, in a sentence. */
export const roleDescriptions: Record<z.infer<typeof roleSchema>, string> = {
  admin: "Everything, also deleting organizations, the team and the settings.",
  operator: "Creates, edits and links organizations and customers. Cannot delete organizations.",
  viewer: "Reads everything but the team and the settings. Changes nothing.",
};

/** An email address in the one spelling that accounts have. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "An e-mail address has at most 254 characters.")
  .pipe(z.email("This is not an e-mail address, for example ana@integrator.example."));

const SHORTEST = 12;

/** How hard it is to guess is judged on the server, in `requireStrongPassword`. */
export const passwordSchema = z
  .string()
  .max(1_000, { error: "Use at most 1,000 characters.", abort: true })
  .refine((password) => [...password.normalize("NFKC")].length >= SHORTEST, {
    error: "Use at least 12 characters. A few words in a row are easy to remember and hard to guess.",
  });

export const personNameSchema = nameSchema(200);

export const signInSchema = z.object({ email: z.string().max(500), password: z.string().max(1_000) });

export const createStaffSchema = z.object({
  email: emailSchema,
  name: personNameSchema,
  role: roleSchema,
  password: passwordSchema,
});
export type CreateStaffInput = z.infer<typeof createStaffSchema>;

export const firstAdminSchema = createStaffSchema.omit({ role: true }).extend({
  code: z
    .string()
    .max(100, "This is not the code that the terminal shows.")
    .trim()
    .min(1, "Enter the code that the terminal shows."),
});

export const updateStaffSchema = z.object({ id: z.uuid(), name: personNameSchema, role: roleSchema });
export const staffIdSchema = z.object({ id: z.uuid() });
export const resetPasswordSchema = z.object({ id: z.uuid(), password: passwordSchema });

export const changePasswordSchema = z
  .object({ current: z.string().max(1_000), password: passwordSchema, repeat: z.string() })
  .refine((value) => value.password === value.repeat, {
    path: ["repeat"],
    message: "The two new passwords are not the same.",
  });
