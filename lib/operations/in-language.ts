import { translateStored } from "@/lib/messages/text";
import type { OperationView } from "./model";

/** Translates an operation's stored messages into the reader's language. */
export function operationInLanguage(operation: OperationView, locale: string): OperationView {
  const say = (text: string) => translateStored(text, locale);
  return {
    ...operation,
    steps: operation.steps.map(({ step, detail, ...rest }) => ({
      ...rest,
      step: say(step),
      ...(detail === undefined ? {} : { detail: say(detail) }),
    })),
    error: operation.error && { ...operation.error, message: say(operation.error.message) },
  };
}
