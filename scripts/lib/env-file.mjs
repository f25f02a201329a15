// @ts-check
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** What the repository's own files are called; the first that names a variable wins. */
const FILES = [".env.local", ".env"];

const ASSIGNMENT = /^(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;
const QUOTED = /^(['"`])((?:(?!\1).)*)\1(?:\s+#(?:(?!\1).)*)?$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * The value of what stands after `=`, without surrounding blanks. Readers of such files disagree about `#`, `\` and quotes:
 * what two of them would read differently is a problem, in words, and no value.
 * @param {string} text
 * @returns {{ value: string } | { problem: string }}
 */
function readValue(text) {
  if (CONTROL.test(text.replaceAll("\t", " "))) return { problem: "has a control character" };
  if (/^['"`]/.test(text)) {
    const [, quote, value = ""] = QUOTED.exec(text) ?? [];
    if (!quote)
      return { problem: "has a quote that isn't closed on its line. Use quotes that the value doesn't contain" };
    if (quote === '"' && value.includes("\\")) return { problem: "has a \\ in double quotes. Use single quotes" };
    return { value };
  }
  if (/(?:^|\s)#/.test(text))
    return { problem: "has a # after a blank. Put the value in single quotes, or the comment on its own line" };
  return { value: text };
}

/**
 * Reads the text of an environment file: `NAME=value` a line, nothing in it expanded, comments on lines of their own.
 * @param {string} text
 * @param {string} [file] how it is called in the problems
 * @returns {{ values: Record<string, string>, problems: string[] }} no values when there are problems, which name variables and lines
 */
export function parseEnvFile(text, file = ".env") {
  if (text.includes("\uFFFD") || text.slice(0, 2).includes("\u0000"))
    return { values: {}, problems: [`${file} is not UTF-8 text. Save it as UTF-8`] };
  /** @type {Map<string, string>} */
  const found = new Map();
  /** @type {string[]} */
  const problems = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const [, name, rest = ""] = ASSIGNMENT.exec(line) ?? [];
    const place = `(${file}, line ${index + 1})`;
    if (!name) {
      problems.push(`line ${index + 1} of ${file} is not NAME=value`);
      continue;
    }
    const reading = readValue(rest);
    if ("problem" in reading) problems.push(`${name} ${reading.problem} ${place}`);
    else if (found.has(name)) problems.push(`${name} is set twice ${place}`);
    else found.set(name, reading.value);
  }
  return { values: problems.length > 0 ? {} : Object.fromEntries(found), problems };
}

/** @param {string} path @param {boolean} required */
function readEnvFile(path, required) {
  try {
    return parseEnvFile(readFileSync(path, "utf8"), basename(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    if (code === "ENOENT" && !required) return { values: {}, problems: [] };
    return { values: {}, problems: [`${path} can't be read (${code})`] };
  }
}

/**
 * Adds to `env` what the environment files hold and it does not; nothing when one of them is faulty.
 * @param {string} folder where `.env.local` and `.env` are
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [only] a file to read in their place, which must be there
 * @returns {string[]} one line per problem
 */
export function loadEnvFiles(folder, env = process.env, only) {
  const paths = only ? [only] : FILES.map((name) => join(folder, name));
  const readings = paths.map((path) => readEnvFile(path, only !== undefined));
  const problems = readings.flatMap((reading) => reading.problems);
  if (problems.length > 0) return problems;
  for (const [name, value] of readings.flatMap(({ values }) => Object.entries(values))) env[name] ??= value;
  return [];
}
