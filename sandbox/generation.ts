import { z } from "zod";

/**
 * Which backend it stands in for. `august`: that of August 2026, which the recorded examples pin. `current`: with what was
 * documented since. `lts`: the older branch, without `/processes`.
 */
export const generationSchema = z.enum(["august", "current", "lts"]);
export type Generation = z.infer<typeof generationSchema>;
