import { expect, it } from "vitest";
import { oldestAndNewest } from "./postgres-binaries.mjs";

const server = (version: string) => ({ folder: `/usr/lib/postgresql/${version}/bin`, version });

it.each([
  ["both", ["17.6", "15.14"], ["15.14", "17.6"], []],
  ["the ends of several", ["16.10", "18.1", "15.14", "17.6"], ["15.14", "18.1"], []],
  ["the only one", ["15.14"], ["15.14"], [17]],
  ["the first of two of one major", ["17.6", "17.5"], ["17.6"], [15]],
  ["none", [], [], [15, 17]],
])("chooses %s", (_, found, chosen, missing) => {
  const result = oldestAndNewest(found.map(server));
  expect(result.chosen.map(({ version }) => version)).toEqual(chosen);
  expect(result.missing).toEqual(missing);
});
