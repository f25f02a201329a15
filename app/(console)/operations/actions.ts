"use server";

import { defineAction } from "@/lib/action";
import { decideOperation } from "@/lib/operations/decide";
import { decideSchema } from "@/lib/operations/schemas";

export const decideOperationAction = defineAction({
  permission: "operations:decide",
  input: decideSchema,
  run: decideOperation,
});
