import { readerLocale } from "@/lib/messages/reader-locale";
import { respond } from "@/lib/route";
import { syncInLanguage } from "@/lib/sync/in-language";
import { getSyncStatus } from "@/lib/sync/status";

export const GET = () =>
  respond("organizations:read", async (ctx) => syncInLanguage(await getSyncStatus(ctx), await readerLocale()));
