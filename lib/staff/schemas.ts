import { z } from "zod";
import { roles } from "@/lib/auth/permissions";
import { languages } from "@/lib/messages/locales";
import { message, storable } from "@/lib/messages/message";
import { nameSchema } from "@/lib/text/schemas";

export const roleSchema = z.enum(roles);

/** An email address in the one spelling that accounts have. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, storable(message("team.errors.emailTooLong")))
  .pipe(z.email(storable(message("team.errors.emailInvalid"))));

const MIN_LENGTH = 12;

/** Strength is checked on the server, in `requireStrongPassword`. */
export const passwordSchema = z
  .string()
  .max(1_000, { error: storable(message("account.errors.tooLong")), abort: true })
  .refine((password) => [...password.normalize("NFKC")].length >= MIN_LENGTH, {
    error: storable(message("account.errors.tooShort")),
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
    .max(100, storable(message("auth.setupErrors.wrongCode")))
    .trim()
    .min(1, storable(message("auth.setupErrors.noCode"))),
});

export const updateStaffSchema = z.object({ id: z.uuid(), name: personNameSchema, role: roleSchema });
/** What a person chose for themselves. */
export const languageSchema = z.object({ language: z.enum(languages) });

export const staffIdSchema = z.object({ id: z.uuid() });
export const resetPasswordSchema = z.object({ id: z.uuid(), password: passwordSchema });

export const changePasswordSchema = z
  .object({ current: z.string().max(1_000), password: passwordSchema, repeat: z.string() })
  .refine((value) => value.password === value.repeat, {
    path: ["repeat"],
    message: storable(message("account.errors.mismatch")),
  });
