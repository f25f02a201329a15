import { type IntlError, IntlErrorCode } from "use-intl/core";

/** A message that is not there or lacks a value is a fault of the console's, found by its tests. */
export function strict(error: IntlError): void {
  if (error.code !== IntlErrorCode.ENVIRONMENT_FALLBACK) throw error;
}
