/** Where two JSON values differ in shape: key order, key set, or kind of a value. Empty when they do not. */
export function shapeDifferences(expected: unknown, actual: unknown, path = "$"): string[] {
  const [wanted, given] = [kind(expected), kind(actual)];
  if (wanted !== given) return [`${path}: ${wanted} expected, ${given} given`];
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length)
      return [`${path}: ${expected.length} items expected, ${actual.length} given`];
    return expected.flatMap((item, i) => shapeDifferences(item, actual[i], `${path}[${i}]`));
  }
  if (!isRecord(expected) || !isRecord(actual)) return [];
  const [keys, others] = [Object.keys(expected), Object.keys(actual)];
  if (keys.join() !== others.join()) return [`${path}: keys ${keys.join()} expected, ${others.join()} given`];
  return keys.flatMap((key) => shapeDifferences(expected[key], actual[key], `${path}.${key}`));
}

function kind(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return kind(value) === "object";
}
