import { textOf } from "@/lib/messages/text";
import { escaped } from "./pattern";

/** Every sentence of the console in English, by its key. */
export const text = textOf("en");

/** Stands for an argument that a test does not know; `matching` takes anything there. */
export const ANY = "‹any›";

/** One of these sentences, with anything in the place of `ANY`; within a longer text too. */
export const matching = (...sentences: string[]): RegExp =>
  new RegExp(sentences.map((sentence) => escaped(sentence).replaceAll(ANY, ".+")).join("|"));
