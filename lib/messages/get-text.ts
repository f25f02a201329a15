import "server-only";
import { readerLocale } from "./reader-locale";
import { type Namespace, textOf } from "./text";

/** `useText` for async server components, metadata, actions and routes. Without a namespace it takes whole keys. */
export async function getText<N extends Namespace = never>(namespace?: N) {
  return textOf(await readerLocale(), namespace);
}
