import { randomUUID } from "node:crypto";

/** One per form that is opened: the same form sent twice is one operation. */
export const newFormToken = (): string => randomUUID();
