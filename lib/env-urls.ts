/** True if a URL's parts are as intended: a `#`, `/` or `?` in a password ends it early and shifts the host. */
function isPlain(value: string): boolean {
  // `URL` silently drops spaces and line breaks.
  if (/[\p{Cc}\s]/u.test(value) || !URL.canParse(value)) return false;
  const { hash, hostname, pathname, search, username, password } = new URL(value);
  if (hash !== "" || /%(?![0-9a-f]{2})/i.test(username + password)) return false;
  return hostname === "" || username !== "" || !(pathname + search).includes("@");
}

const isBare = ({ pathname, search }: URL) => ["", "/"].includes(pathname) && search === "";
/** A password without a user, or vice versa, is a truncated value. */
const isPaired = ({ username, password }: URL) => (username === "") === (password === "");

/** `protocols` with their colon. */
export function isUrlOf(protocols: string[], value: string): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

/** Vocdoni's: paths are appended to it, and the key is its only credential. */
export function isBaseUrl(value: string): boolean {
  if (!isPlain(value) || !isUrlOf(["http:", "https:"], value)) return false;
  const { search, username, password } = new URL(value);
  return search === "" && username + password === "";
}

export function isDatabaseUrl(value: string): boolean {
  return isPlain(value) && isUrlOf(["postgres:", "postgresql:"], value);
}

export function isSmtpUrl(value: string): boolean {
  if (!isPlain(value) || !isUrlOf(["smtp:", "smtps:"], value)) return false;
  const url = new URL(value);
  return url.hostname !== "" && isBare(url) && isPaired(url);
}

export function isProxyUrl(value: string): boolean {
  if (!isPlain(value) || !isUrlOf(["http:", "https:"], value)) return false;
  const url = new URL(value);
  return isBare(url) && isPaired(url);
}

/** Scheme, host and port only, with or without a trailing slash. Invalid URLs are reported elsewhere. */
export const isOrigin = (value: string) => !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`;
