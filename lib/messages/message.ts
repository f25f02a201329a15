import type { ICUArgs, Messages, NestedValueOf } from "use-intl";
import type { MessageKey } from "./catalog";

/** Argument types of a message; nested messages are translated with it. */
export type MessageValue = string | number | Date | Message;

/** A sentence whose language isn't known yet: a key of the catalog and its arguments. */
export type Message = { readonly key: MessageKey; readonly values?: Readonly<Record<string, MessageValue>> };

type Values<K extends MessageKey> = ICUArgs<
  NestedValueOf<Messages, K> & string,
  { ICUArgument: string | Message; ICUNumberArgument: number; ICUDateArgument: Date }
>;
type Arguments<K extends MessageKey> = Partial<Values<K>> extends Values<K> ? [] : [values: Values<K>];

/** A message to be translated later, for its reader. */
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
 * A message as a string, for columns and libraries that need one; dates become ISO text. Text is returned unchanged: it
 * may have been stored earlier. `translateStored` reads both.
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
