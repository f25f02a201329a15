import { expect, it } from "vitest";
import { countLines } from "./check-length.mjs";
import { nodeProblem } from "./lib/node-version.mjs";

it("counts lines as an editor does", () => {
  expect(countLines("")).toBe(0);
  expect(countLines("a")).toBe(1);
  expect(countLines("a\n")).toBe(1);
  expect(countLines("a\n\nb\n")).toBe(3);
});

it.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("accepts Node %s", (version) => {
  expect(nodeProblem(version)).toBeUndefined();
});

it.each(["18.20.4", "20.18.3"])("refuses Node %s in one line", (version) => {
  expect(nodeProblem(version)).toMatch(new RegExp(`^.*20\\.19.*${version}[^\\n]*$`));
});
