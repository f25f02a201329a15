import { randomUUID } from "node:crypto";

/** One per opened form: submitting it twice yields one operation. */
export const newFormToken = (): string => randomUUID();
