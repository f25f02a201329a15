"use server";

import { defineAction } from "@/lib/action";
import { createOrganization } from "@/lib/organizations/create";
import { deleteOrganization } from "@/lib/organizations/delete";
import { linkOrganization, unlinkOrganization } from "@/lib/organizations/link";
import {
  createOrganizationSchema,
  deleteOrganizationSchema,
  linkOrganizationSchema,
  unlinkOrganizationSchema,
  updateOrganizationSchema,
} from "@/lib/organizations/schemas";
import { updateOrganization } from "@/lib/organizations/update";
import { runOperationNow } from "@/lib/perform/run";
import { undoKeepDeleted } from "@/lib/reconciliation/keep-deleted";
import { keepDeletedSchema } from "@/lib/reconciliation/schemas";

export const createOrganizationAction = defineAction({
  permission: "organizations:create",
  input: createOrganizationSchema,
  run: async (ctx, input) => {
    const begun = await createOrganization(ctx, input);
    runOperationNow(begun.operationId);
    return begun;
  },
});

export const updateOrganizationAction = defineAction({
  permission: "organizations:edit",
  input: updateOrganizationSchema,
  run: async (ctx, input) => {
    const begun = await updateOrganization(ctx, input);
    if (begun.operationId) runOperationNow(begun.operationId);
    return begun;
  },
});

export const deleteOrganizationAction = defineAction({
  permission: "organizations:delete",
  input: deleteOrganizationSchema,
  run: async (ctx, input) => {
    const begun = await deleteOrganization(ctx, input);
    runOperationNow(begun.operationId);
    return begun;
  },
});

export const linkOrganizationAction = defineAction({
  permission: "organizations:link",
  input: linkOrganizationSchema,
  run: linkOrganization,
});

export const unlinkOrganizationAction = defineAction({
  permission: "organizations:link",
  input: unlinkOrganizationSchema,
  run: unlinkOrganization,
});

export const undoKeepDeletedAction = defineAction({
  permission: "organizations:link",
  input: keepDeletedSchema,
  run: undoKeepDeleted,
});
