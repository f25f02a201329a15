type IsoDate<V> = V extends Date ? string : V;
export type IsoDates<T> = { [K in keyof T]: IsoDate<T[K]> };

/** A row as pages receive it: its dates are ISO strings. */
export function isoDates<T extends object>(row: T): IsoDates<T>;
export function isoDates(row: object): unknown {
  const entries = Object.entries(row).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]);
  return Object.fromEntries(entries);
}
