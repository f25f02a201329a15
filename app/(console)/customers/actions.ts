"use server";

import { defineAction } from "@/lib/action";
import { createCustomer } from "@/lib/customers/create";
import { createCustomerSchema, customerIdSchema, updateCustomerSchema } from "@/lib/customers/schemas";
import { archiveCustomer, restoreCustomer, updateCustomer } from "@/lib/customers/update";

export const createCustomerAction = defineAction({
  permission: "customers:write",
  input: createCustomerSchema,
  run: createCustomer,
});

export const updateCustomerAction = defineAction({
  permission: "customers:write",
  input: updateCustomerSchema,
  run: async (ctx, input) => {
    await updateCustomer(ctx, input);
    return { id: input.id };
  },
});

export const archiveCustomerAction = defineAction({
  permission: "customers:write",
  input: customerIdSchema,
  run: archiveCustomer,
});

export const restoreCustomerAction = defineAction({
  permission: "customers:write",
  input: customerIdSchema,
  run: restoreCustomer,
});
