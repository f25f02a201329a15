import { z } from "zod";
import { message, storable } from "@/lib/messages/message";
import { pageParams } from "@/lib/paging/params";
import { MAX_BYTES, rowGroups } from "./model";

/** The submitted CSV, and the default type of rows ("": none). */
export const previewImportSchema = z.object({
  text: z
    .string()
    .refine((text) => text.trim() !== "", storable(message("imports.file.empty")))
    .refine((text) => new TextEncoder().encode(text).length <= MAX_BYTES, storable(message("imports.file.tooLarge"))),
  fileName: z.string().trim().max(255).default(""),
  defaultType: z.string().max(100).default(""),
});
export type PreviewImportInput = z.infer<typeof previewImportSchema>;

/** `digest` is that of the preview shown; `includeExisting` "yes": also rows whose name exists already. */
export const startImportSchema = previewImportSchema.extend({
  formToken: z.uuid(),
  digest: z.string(),
  includeExisting: z.enum(["", "yes"]).default(""),
});
export type StartImportInput = z.infer<typeof startImportSchema>;

export const importIdSchema = z.object({ id: z.uuid() });

export const rowGroupSchema = z.enum(rowGroups);

export const importRowsQuerySchema = z.object({
  group: z.union([z.literal(""), rowGroupSchema]),
  ...pageParams,
});
export type ImportRowsQuery = z.infer<typeof importRowsQuerySchema>;
export const importRowsDefaults: ImportRowsQuery = { group: "", page: 1, size: 50 };
