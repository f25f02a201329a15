import type { Locator, Page } from "@playwright/test";
import { escaped } from "./pattern";

/** A pattern for what begins with these words: a label may go on with "(required)", a link with a count. */
export const beginsWith = (words: string) => new RegExp(`^${escaped(words)}(?!\\p{L})`, "u");

/** A field by its label. */
export const labelled = (within: Page | Locator, label: string) => within.getByLabel(beginsWith(label));
