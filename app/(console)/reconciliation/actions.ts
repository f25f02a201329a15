"use server";

import { defineAction } from "@/lib/action";
import { demand } from "@/lib/auth/demand";
import { readerLocale } from "@/lib/messages/reader-locale";
import { translate } from "@/lib/messages/text";
import { acceptName } from "@/lib/reconciliation/accept-name";
import { adoptOrganization } from "@/lib/reconciliation/adopt";
import { keepGone } from "@/lib/reconciliation/keep-gone";
import { keepReference } from "@/lib/reconciliation/keep-reference";
import { linkSuggested } from "@/lib/reconciliation/link-suggested";
import {
  acceptNameSchema,
  adoptSchema,
  keepGoneSchema,
  keepReferenceSchema,
  type LinkReport,
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
      brokenOff: report.brokenOff && translate(report.brokenOff, locale),
    };
  },
});

export const keepGoneAction = defineAction({
  permission: "organizations:link",
  input: keepGoneSchema,
  run: keepGone,
});

export const acceptNameAction = defineAction({
  permission: "organizations:link",
  input: acceptNameSchema,
  run: async (ctx, input) => {
    if (input.renameCustomer !== undefined) demand(ctx.actor, "customers:write");
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
