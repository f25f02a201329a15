"use server";

import { headers } from "next/headers";
import { defineAction, definePublicAction } from "@/lib/action";
import { rememberLanguage } from "@/lib/auth/session-cookie";
import { chooseLanguage } from "@/lib/staff/choose-language";
import { languageSchema } from "@/lib/staff/schemas";
import { localPath } from "../local-path";

/** A form that was sent without scripts redirects to its page, which is then no longer the response to a form. */
const ownPage = async () => localPath((await headers()).get("x-path") ?? undefined);
const next = (page: string) => page;

/** Before signing in: asks for no proof, because it changes nothing but this browser's cookie. */
export const setBrowserLanguageAction = definePublicAction({
  input: languageSchema,
  next,
  run: async (_, { language }) => {
    await rememberLanguage(language);
    return ownPage();
  },
});

export const setOwnLanguageAction = defineAction({
  permission: "account:own",
  input: languageSchema,
  next,
  run: async (ctx, input) => {
    await chooseLanguage(ctx, input);
    await rememberLanguage(input.language);
    return ownPage();
  },
});
