import type { ICUArgs, Messages, NestedValueOf } from "use-intl";
import type { MessageKey } from "./catalog";

/** What a message's arguments may be; a message among them is translated with it. */
export type MessageValue = string | number | Date | Message;

/** A sentence before its language is known: a key of the catalog, and the values that it takes. */
export type Message = { readonly key: MessageKey; readonly values?: Readonly<Record<string, MessageValue>> };

type Values<K extends MessageKey> = ICUArgs<
  NestedValueOf<Messages, K> & string,
  { ICUArgument: string | Message; ICUNumberArgument: number; ICUDateArgument: Date }
>;
type Arguments<K extends MessageKey> = Partial<Values<K>> extends Values<K> ? [] : [values: Values<K>];

/** A message for those who read it later, in their language. */
export function message<K extends MessageKey>(key: K, ...values: Arguments<K>): Message;
export function message(key: MessageKey, values?: Message["values"]): Message {
  return values ? { key, values } : { key };
}

const isValue = (value: unknown): value is MessageValue =>
  typeof value === "string" || typeof value === "number" || value instanceof Date || isMessage(value);

export function isMessage(value: unknown): value is Message {
  if (typeof value !== "object" || value === null || !("key" in value) || typeof value.key !== "string") return false;
  if (!("values" in value) || value.values === undefined) return true;
  return typeof value.values === "object" && value.values !== null && Object.values(value.values).every(isValue);
}

const PREFIX = "message:";

/**
 * A message as one string, for columns and libraries that take nothing else; dates become ISO text. Text stays as it is: it may
 * have been stored before. `translateStored` reads both.
 */
export const storable = (text: Message | string): string =>
  typeof text === "string" ? text : PREFIX + JSON.stringify(text);

/** What `storable` made of a message; null for any other text. */
export function messageOf(stored: string): Message | null {
  if (!stored.startsWith(PREFIX)) return null;
  try {
    const parsed: unknown = JSON.parse(stored.slice(PREFIX.length));
    return isMessage(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
