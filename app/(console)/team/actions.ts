"use server";

import { defineAction } from "@/lib/action";
import { createStaff, resetStaffPassword, setStaffDisabled, updateStaff } from "@/lib/staff/manage";
import { createStaffSchema, resetPasswordSchema, staffIdSchema, updateStaffSchema } from "@/lib/staff/schemas";

export const addPersonAction = defineAction({
  permission: "team:manage",
  input: createStaffSchema,
  run: (ctx, input) => createStaff(ctx, input, ctx.actor),
});

export const updatePersonAction = defineAction({
  permission: "team:manage",
  input: updateStaffSchema,
  run: updateStaff,
});

export const disablePersonAction = defineAction({
  permission: "team:manage",
  input: staffIdSchema,
  run: (ctx, input) => setStaffDisabled(ctx, input, true),
});

export const enablePersonAction = defineAction({
  permission: "team:manage",
  input: staffIdSchema,
  run: (ctx, input) => setStaffDisabled(ctx, input, false),
});

export const resetPasswordAction = defineAction({
  permission: "team:manage",
  input: resetPasswordSchema,
  run: resetStaffPassword,
});
