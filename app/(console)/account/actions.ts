"use server";

import { defineAction } from "@/lib/action";
import { changeOwnPassword } from "@/lib/staff/change-password";
import { changePasswordSchema } from "@/lib/staff/schemas";

export const changeOwnPasswordAction = defineAction({
  permission: "account:own",
  input: changePasswordSchema,
  run: changeOwnPassword,
});
