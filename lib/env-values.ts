import fs from "node:fs";
import { isAbsolute } from "node:path";

/** Variables that may be given as a file instead, named by `<NAME>_FILE`. */
const SECRETS = [
  "VOCDONI_API_KEY",
  "VOCDONI_SESSION_PASSWORD",
  "NEXTAUTH_SECRET",
  "DATABASE_URL",
  "SMTP_URL",
  "METRICS_TOKEN",
  "HTTPS_PROXY",
  "HTTP_PROXY",
];
/** Quotes and spaces may be part of these values: they are never removed. */
const EXACT = new Set(["VOCDONI_SESSION_PASSWORD", "NEXTAUTH_SECRET"]);
/** These also exist in lower case, which wins. */
const EITHER_CASE = ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"];
const MAX_FILE_BYTES = 65_536;

/** Whether a variable names the file of a secret. */
export const isFileVariable = (name: string) =>
  name.endsWith("_FILE") && SECRETS.includes(name.slice(0, -"_FILE".length));

export type Source = Record<string, string | undefined>;
type Reading = { values: Source; problems: Map<string, string> };

const isBlank = (value: string | undefined) => value === undefined || value.trim() === "";

/**
 * A value without what a service manager, a Windows editor or `docker --env-file` may add around it: blanks, CR, a pair
 * of quotes.
 */
export function trimValue(value: string): string {
  return value
    .trim()
    .replace(/^(["'])((?:(?!\1).)*)\1$/s, "$2")
    .trim();
}

/** The text of a secret's file without BOM and final line break. Throws the problem, without path or content. */
function readSecret(path: string): string {
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "unknown";
    const hint = isAbsolute(path) ? "" : ". A relative path counts from the folder of the console";
    if (code === "ENOENT") throw new Error(`points to a file that does not exist${hint}`);
    if (code === "EISDIR") throw new Error("points to a folder");
    throw new Error(`points to a file that can't be read (${code})`);
  }
  if (bytes.length > MAX_FILE_BYTES) throw new Error("points to a file that is too large for a secret");
  let text: string;
  try {
    // It drops the byte order mark.
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r?\n$/, "");
  } catch {
    throw new Error("points to a file that is not UTF-8 text");
  }
  if (text.trim() === "") throw new Error("points to an empty file");
  if (/[\r\n]/.test(text)) throw new Error("points to a file with more than one line");
  return text;
}

function readFiles(source: Source): Reading {
  const values: Source = {};
  const problems: Reading["problems"] = new Map();
  for (const name of SECRETS) {
    const path = source[`${name}_FILE`];
    if (path === undefined || isBlank(path)) continue;
    try {
      if (!isBlank(source[name])) throw new Error(`and ${name} are both set. Set one of them`);
      values[name] = readSecret(trimValue(path));
    } catch (error) {
      problems.set(name, `${name}_FILE ${error instanceof Error ? error.message : "can't be read"}`);
    }
  }
  return { values, problems };
}

/**
 * The effective values of the variables of `source`: secrets read from files, spaces and quotes around values trimmed.
 * `problems`: one line per variable that can't be read; never its value.
 */
export function readValues(given: Source): Reading {
  const source = { ...given };
  for (const name of EITHER_CASE) {
    const lower = given[name.toLowerCase()];
    if (!isBlank(lower)) source[name] = lower;
  }
  const { values: fromFiles, problems } = readFiles(source);
  const values: Source = {};
  for (const [name, raw] of Object.entries({ ...source, ...fromFiles })) {
    if (raw === undefined || isBlank(raw)) continue;
    const trimmed = trimValue(raw);
    if (!EXACT.has(name)) values[name] = trimmed;
    else if (raw === trimmed || name in fromFiles) values[name] = raw;
    else
      problems.set(
        name,
        `${name} has quotes or blanks around it that could be part of it. Remove them, or set ${name}_FILE to a file with the value`,
      );
  }
  return { values, problems };
}
