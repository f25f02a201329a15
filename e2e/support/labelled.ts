import type { Locator, Page } from "@playwright/test";

const plain = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A pattern for what begins with these words: a label may go on with "(required)", a link with a count. */
export const beginsWith = (words: string) => new RegExp(`^${plain(words)}(?!\\p{L})`, "u");

/** A field by its label. */
export const labelled = (within: Page | Locator, label: string) => within.getByLabel(beginsWith(label));
