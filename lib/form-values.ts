export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type FormValues = Record<string, FormValue>;

const UNSAFE = new Set(["__proto__", "prototype", "constructor"]);

function isGroup(value: FormValue | undefined): value is { [key: string]: FormValue } {
  return typeof value === "object" && !Array.isArray(value);
}

/** Own properties only: a field may be called toString. */
const own = (values: FormValues, key: string) => (Object.hasOwn(values, key) ? values[key] : undefined);

function put(into: FormValues, key: string, value: string): void {
  if (key.endsWith("[]")) {
    const name = key.slice(0, -2);
    const before = own(into, name);
    if (Array.isArray(before)) before.push(value);
    else into[name] = [value];
    return;
  }
  const before = own(into, key);
  if (before === undefined) into[key] = value;
  else if (Array.isArray(before)) before.push(value);
  else into[key] = [before, value];
}

/**
 * A form as a plain object. `name.ca` nests ({ name: { ca } }), `tags[]` is always a list, a name that occurs twice
 * becomes one. Unticked boxes and files are absent; names beginning with `$` belong to the framework and are left out.
 */
export function formValues(data: FormData): FormValues {
  const values: FormValues = {};
  for (const [key, value] of data) {
    if (typeof value !== "string" || key.startsWith("$")) continue;
    const path = key.split(".");
    if (path.some((part) => UNSAFE.has(part.replace("[]", "")))) continue;
    const last = path.pop() ?? key;
    let at = values;
    for (const part of path) {
      const next = own(at, part);
      const group: FormValues = isGroup(next) ? next : {};
      at[part] = group;
      at = group;
    }
    put(at, last, value);
  }
  return values;
}
