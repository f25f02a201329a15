const HERE = "http://console.invalid";

/** Only a path of our own may be gone to after signing in. Read as browsers do: they leave out tabs, and turn \ into /. */
export function ownPath(value: string | string[] | undefined): string {
  if (typeof value !== "string" || !value.startsWith("/") || !URL.canParse(value, HERE)) return "/";
  const { origin, pathname, search, hash } = new URL(value, HERE);
  return origin === HERE && !pathname.startsWith("//") ? pathname + search + hash : "/";
}
