const HERE = "http://console.invalid";

/** Only a local path is followed after signing in. Parsed as browsers do: they drop tabs and turn \ into /. */
export function localPath(value: string | string[] | undefined): string {
  if (typeof value !== "string" || !value.startsWith("/") || !URL.canParse(value, HERE)) return "/";
  const { origin, pathname, search, hash } = new URL(value, HERE);
  return origin === HERE && !pathname.startsWith("//") ? pathname + search + hash : "/";
}
