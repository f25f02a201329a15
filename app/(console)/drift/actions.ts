"use server";

import { defineAction } from "@/lib/action";
import { requirePermission } from "@/lib/auth/session";
import { acceptName } from "@/lib/drift/accept-name";
import { adoptOrganization } from "@/lib/drift/adopt";
import { keepGone, unkeepGone } from "@/lib/drift/keep-gone";
import { keepReference } from "@/lib/drift/keep-reference";
import { linkSuggested } from "@/lib/drift/link-suggested";
import {
  acceptNameSchema,
  adoptSchema,
  keepGoneSchema,
  keepReferenceSchema,
  linkSuggestedSchema,
} from "@/lib/drift/schemas";

export const linkSuggestedAction = defineAction({
  permission: "organizations:link",
  input: linkSuggestedSchema,
  run: linkSuggested,
});

export const keepGoneAction = defineAction({
  permission: "organizations:link",
  input: keepGoneSchema,
  run: keepGone,
});

export const unkeepGoneAction = defineAction({
  permission: "organizations:link",
  input: keepGoneSchema,
  run: unkeepGone,
});

export const acceptNameAction = defineAction({
  permission: "organizations:link",
  input: acceptNameSchema,
  run: async (ctx, input) => {
    if (input.renameCustomer !== undefined) await requirePermission("customers:write");
    await acceptName(ctx, input);
  },
});

export const keepReferenceAction = defineAction({
  permission: "organizations:link",
  input: keepReferenceSchema,
  run: keepReference,
});

export const adoptOrganizationAction = defineAction({
  permission: "organizations:link",
  input: adoptSchema,
  run: adoptOrganization,
});
