import { z } from "zod";
import { message, storable } from "@/lib/messages/message";
import { hasVisible, withoutInvisible } from "./visible";

const CONTROL = /[\p{Cc}\u2028\u2029]/u;
/** In a text of several lines: all but tabs and line breaks. */
const UNSEEN_CONTROL = /(?![\t\r\n])\p{Cc}/gu;

/** Before anything goes through the text: what is left out may make it shorter, but not without end. */
const RAW_LENGTH_FACTOR = 4;

const atMost = (max: number) => storable(message("text.errors.tooLong", { max }));

/** One line: NUL and what nobody sees is left out, line breaks and other control characters are refused. */
export const lineSchema = (max = 10_000) =>
  z
    .string()
    .max(RAW_LENGTH_FACTOR * max, { error: atMost(max), abort: true })
    .overwrite((text) => withoutInvisible(text.replaceAll("\0", "").normalize("NFC")))
    .trim()
    .refine((text) => !CONTROL.test(text), storable(message("text.errors.oneLine")))
    .max(max, atMost(max));

/** A line that names something: with at least one visible character. */
export const nameSchema = (max?: number) =>
  lineSchema(max).refine((text) => hasVisible(text), { error: storable(message("text.errors.noName")), abort: true });

/** Several lines: what nobody sees is left out, control characters too. */
export const linesSchema = (max = 10_000) =>
  z
    .string()
    .max(RAW_LENGTH_FACTOR * max, { error: atMost(max), abort: true })
    .overwrite((text) => withoutInvisible(text.replace(UNSEEN_CONTROL, "")))
    .trim()
    .max(max, atMost(max));
