import "server-only";

function* causes(error: unknown): Generator<object> {
  for (let current = error, depth = 0; typeof current === "object" && current !== null && depth < 8; depth += 1) {
    yield current;
    current = "cause" in current ? current.cause : undefined;
  }
}

/** The SQLSTATE of an error from PostgreSQL, or the system's error code if the server wasn't reached. */
export function sqlState(error: unknown): string | undefined {
  for (const cause of causes(error)) if ("code" in cause && typeof cause.code === "string") return cause.code;
  return undefined;
}

/** The name of the unique constraint that refused a row (SQLSTATE 23505), or undefined. */
export function uniqueViolation(error: unknown): string | undefined {
  if (sqlState(error) !== "23505") return undefined;
  for (const cause of causes(error)) {
    if ("constraint" in cause && typeof cause.constraint === "string") return cause.constraint;
  }
  return "";
}

/** True when the disk is full. */
export const isDiskFull = (error: unknown): boolean => sqlState(error) === "53100";

/** Messages of pg without a code: connection lost, none available, or a timeout. */
const CONNECTION_LOST =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|is not queryable/;
const GONE = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|EHOSTUNREACH|57P0[1235]|08\d{3}|53300)$/;

/** True when the database itself cannot be reached, as opposed to a statement that it refused. */
export function isDatabaseGone(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return GONE.test(state);
  for (const cause of causes(error)) {
    if (cause instanceof AggregateError) return cause.errors.some((inner) => isDatabaseGone(inner));
    if (cause instanceof Error && CONNECTION_LOST.test(cause.message)) return true;
  }
  return false;
}
