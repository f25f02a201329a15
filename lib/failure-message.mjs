// @ts-check

const MAX_DEPTH = 8;

/** Drizzle's own message contains the whole statement and its values; PostgreSQL's message is in the cause. */
const isWrapper = (/** @type {string} */ message) => message === "" || message.startsWith("Failed query");

/** @param {object} value */
function wordsOf(value) {
  if ("message" in value && typeof value.message === "string") return value.message.trim();
  if (value instanceof Error) return "";
  try {
    return JSON.stringify(value);
  } catch {
    return Object.keys(value).join(", ");
  }
}

/** @param {unknown} error @param {number} depth @returns {string[]} the outermost first */
function chain(error, depth) {
  if (depth > MAX_DEPTH || error === undefined || error === null) return [];
  if (typeof error !== "object") return [String(error)];
  const several = "errors" in error && Array.isArray(error.errors) ? error.errors : [];
  const joined = [...new Set(several.map((each) => chain(each, depth + 1).join(": ")))].join("; ");
  const inner = [...(joined ? [joined] : []), ...("cause" in error ? chain(error.cause, depth + 1) : [])];
  const message = wordsOf(error);
  if (isWrapper(message) && inner.length > 0) return inner;
  const fallback = "code" in error ? String(error.code) : "unknown error";
  return [message.split("\nparams:", 1)[0] || fallback, ...inner];
}

/**
 * Why something failed, down to the innermost cause: each message of the chain once, the outermost first. Takes whatever
 * was thrown: errors, several at once, plain objects.
 * @param {unknown} error
 */
export function failureMessage(error) {
  /** @type {string[]} */
  const said = [];
  for (const message of chain(error, 0)) {
    if (!said.some((earlier) => earlier.includes(message))) said.push(message);
  }
  return said.join(": ") || "unknown error";
}
