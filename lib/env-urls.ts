/** True where the parts of a URL are what they look like: a `#`, `/` or `?` in a password ends it early and moves the host. */
function isPlain(value: string): boolean {
  // A URL drops blanks and line ends without a word.
  if (/[\p{Cc}\s]/u.test(value) || !URL.canParse(value)) return false;
  const { hash, hostname, pathname, search, username, password } = new URL(value);
  if (hash !== "" || /%(?![0-9a-f]{2})/i.test(username + password)) return false;
  return hostname === "" || username !== "" || !(pathname + search).includes("@");
}

const isBare = ({ pathname, search }: URL) => ["", "/"].includes(pathname) && search === "";
/** A password without a user, or the reverse, is a value that was cut somewhere. */
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

/** Scheme, host and port alone, with or without a final slash. What is no URL at all is said elsewhere. */
export const isOrigin = (value: string) => !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`;
