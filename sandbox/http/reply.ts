/** An answer before it is put on the wire, so that faults can change it. */
export interface Reply {
  status: number;
  headers: Record<string, string | string[]>;
  body: string;
}

const TEXT = "text/plain; charset=utf-8";

/** JSON as Go's encoder writes it: `<`, `>`, `&` and the line separators escaped. */
export function goJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** 200 with JSON and the two newlines of the backend. */
export function json(value: unknown, status = 200, headers: Reply["headers"] = {}): Reply {
  return { status, headers: { "Content-Type": "application/json", ...headers }, body: `${goJson(value)}\n\n` };
}

/** The blank "OK" answer. */
export function ok(): Reply {
  return { status: 200, headers: { "Content-Type": TEXT }, body: "\n" };
}

export function text(body: string): Reply {
  return { status: 200, headers: { "Content-Type": TEXT }, body };
}

/** What Go's `http.Error` sends: the body with a newline, as text, not to be sniffed. */
export function httpError(status: number, body: string): Reply {
  return { status, headers: { "Content-Type": TEXT, "X-Content-Type-Options": "nosniff" }, body: `${body}\n` };
}

/** A time as Go writes what the database gave back: UTC, milliseconds, trailing zeros cut. */
export function goTime(ms: number | undefined): string {
  if (ms === undefined || ms === 0) return "0001-01-01T00:00:00Z";
  return new Date(ms).toISOString().replace(/\.?0*Z$/, "Z");
}

/** A time as Go writes it straight from its clock: nanoseconds (made up below the millisecond). */
export function goTimeNanos(ms: number): string {
  const below = String((ms * 7919) % 1_000_000).padStart(6, "0");
  return new Date(ms).toISOString().replace("Z", `${below}Z`).replace(/0+Z$/, "1Z");
}
