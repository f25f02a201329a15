"use server";

import { defineAction } from "@/lib/action";
import { previewImport } from "@/lib/imports/preview";
import { importIdSchema, previewImportSchema, startImportSchema } from "@/lib/imports/schemas";
import { startImport } from "@/lib/imports/start";
import { stopImport } from "@/lib/imports/stop";
import { translatePreview } from "@/lib/imports/translate";
import { readerLocale } from "@/lib/messages/reader-locale";
import { wakeLoop } from "@/lib/worker/loops";

export const previewImportAction = defineAction({
  permission: "organizations:import",
  input: previewImportSchema,
  run: async (ctx, input) => translatePreview(await previewImport(ctx, input), await readerLocale()),
});

export const startImportAction = defineAction({
  permission: "organizations:import",
  input: startImportSchema,
  run: async (ctx, input) => {
    const begun = await startImport(ctx, input);
    wakeLoop("imports");
    return begun;
  },
});

export const stopImportAction = defineAction({
  permission: "organizations:import",
  input: importIdSchema,
  run: stopImport,
});
