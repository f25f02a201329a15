import { textOf } from "@/lib/messages/text";

/** Every sentence of the console in English, by its key. */
export const text = textOf("en");
