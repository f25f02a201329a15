"use server";

import { defineAction } from "@/lib/action";
import { demand } from "@/lib/auth/demand";
import { readerLocale } from "@/lib/messages/reader-locale";
import { translate } from "@/lib/messages/text";
import { acceptName } from "@/lib/reconciliation/accept-name";
import { addExistingOrganization } from "@/lib/reconciliation/add-existing";
import { addUnrecognized } from "@/lib/reconciliation/add-unrecognized";
import { keepDeleted } from "@/lib/reconciliation/keep-deleted";
import { linkSuggested } from "@/lib/reconciliation/link-suggested";
import type { LinkReport } from "@/lib/reconciliation/model";
import {
  acceptNameSchema,
  addExistingSchema,
  addUnrecognizedSchema,
  keepDeletedSchema,
  linkSuggestedSchema,
} from "@/lib/reconciliation/schemas";

export const linkSuggestedAction = defineAction({
  permission: "organizations:link",
  input: linkSuggestedSchema,
  run: async (ctx, input): Promise<LinkReport> => {
    const report = await linkSuggested(ctx, input);
    const locale = await readerLocale();
    return {
      ...report,
      skipped: report.skipped.map(({ why, ...row }) => ({ ...row, why: translate(why, locale) })),
      interrupted: report.interrupted && translate(report.interrupted, locale),
    };
  },
});

export const keepDeletedAction = defineAction({
  permission: "organizations:link",
  input: keepDeletedSchema,
  run: keepDeleted,
});

export const acceptNameAction = defineAction({
  permission: "organizations:link",
  input: acceptNameSchema,
  run: async (ctx, input) => {
    if (input.renameCustomer !== undefined) demand(ctx.actor, "customers:write");
    await acceptName(ctx, input);
  },
});

export const addUnrecognizedAction = defineAction({
  permission: "organizations:link",
  input: addUnrecognizedSchema,
  run: addUnrecognized,
});

export const addExistingOrganizationAction = defineAction({
  permission: "organizations:link",
  input: addExistingSchema,
  run: addExistingOrganization,
});
