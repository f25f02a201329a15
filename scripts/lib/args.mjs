// @ts-check
import { parseArgs } from "node:util";

/** @typedef {{ type: "string" | "boolean", short?: string }} Flag */

/**
 * Reads command-line flags.
 * @param {string[]} argv without node and the script
 * @param {Record<string, Flag>} flags
 * @returns {{ ok: true, values: Record<string, string | boolean | undefined> } | { ok: false, line: string }}
 */
export function readFlags(argv, flags) {
  try {
    const { values } = parseArgs({ args: argv, options: flags, strict: true, allowPositionals: false });
    return { ok: true, values: { ...values } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, line: `${message.split(/\. |\n/)[0]?.replace(/\.$/, "")}. See --help.` };
  }
}

/**
 * @param {string} name how the value is called in the message
 * @param {string | boolean | undefined} raw
 * @param {{ min: number, max: number, fallback: number }} range
 * @returns {{ ok: true, value: number } | { ok: false, line: string }}
 */
export function readWholeNumber(name, raw, { min, max, fallback }) {
  if (raw === undefined || raw === "") return { ok: true, value: fallback };
  const value = typeof raw === "string" && /^\d{1,9}$/.test(raw) ? Number(raw) : Number.NaN;
  if (value >= min && value <= max) return { ok: true, value };
  return { ok: false, line: `${name} must be a whole number from ${min} to ${max}, not "${raw}".` };
}

/**
 * One of several choices, or all of them when none is given.
 * @template {string} T
 * @param {string} name how the value is called in the message
 * @param {string | boolean | undefined} raw
 * @param {T[]} choices
 * @returns {{ ok: true, value: T[] } | { ok: false, line: string }}
 */
export function readChoice(name, raw, choices) {
  if (raw === undefined) return { ok: true, value: choices };
  const value = choices.filter((choice) => choice === raw);
  if (value.length > 0) return { ok: true, value };
  return { ok: false, line: `${name} must be one of ${choices.join(", ")}, not "${raw}".` };
}

/**
 * Unwraps a reading, or prints its line and ends the process.
 * @template {{ ok: true } | { ok: false, line: string }} T
 * @param {T} reading
 * @returns {Extract<T, { ok: true }>}
 */
export function orExit(reading) {
  if (!reading.ok) {
    console.error(reading.line);
    process.exit(1);
  }
  return /** @type {Extract<T, { ok: true }>} */ (reading);
}
