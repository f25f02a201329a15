"use server";

import { defineAction } from "@/lib/action";
import { changeOwnPassword } from "@/lib/staff/change-password";
import { changePasswordSchema } from "@/lib/staff/schemas";

export const changeOwnPasswordAction = defineAction({
  permission: "account:own",
  input: changePasswordSchema,
  secret: ["current", "password", "repeat"],
  next: () => "/sign-in?changed=1",
  run: changeOwnPassword,
});
