import { expect, it } from "vitest";
import { formValues } from "@/lib/form-values";
import { delimiterOf, readCsv } from "@/lib/imports/csv";
import { firstAdminSchema } from "@/lib/staff/schemas";
import { lineSchema, linesSchema } from "./text/schemas";
import { hasVisible, withoutInvisible } from "./text/visible";

/**
 * Anyone may send as much as a request can hold. Each of these froze the process for minutes or forever: with
 * superlinear work, none finishes within a test's time limit.
 */
const LARGE = 700_000;

it("a line, or a text of several, that is far too long is refused before anything goes through it", () => {
  const tags = `a${"\u{E0041}".repeat(LARGE)}`;
  expect(lineSchema(200).safeParse(tags).success).toBe(false);
  expect(linesSchema(2_000).safeParse(tags).success).toBe(false);
  expect(withoutInvisible(tags)).toBe("a");
  expect(hasVisible(tags)).toBe(true);
});

it("a flag keeps its tags, and tags without a flag go", () => {
  const england = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}";
  expect(withoutInvisible(`x${england}\u{E0041}y`)).toBe(`x${england}y`);
  expect(withoutInvisible("x\u{E0041}y")).toBe("xy");
});

it("a password or a code that is far too long is refused", () => {
  const input = { name: "Ana", email: "ana@integrator.example", password: "\uFDFA".repeat(1_000_000), code: "x" };
  const refused = firstAdminSchema.safeParse(input);
  expect(refused.error?.issues.map(({ path }) => path.join("."))).toEqual(["password"]);
  expect(firstAdminSchema.safeParse({ ...input, code: "x".repeat(1_000) }).error?.issues).toHaveLength(2);
});

it("a form with as many fields as fit into a request is read", () => {
  const data = new FormData();
  for (let n = 0; n < 60_000; n += 1) data.append("a", "");
  data.append("toString", "x");
  const values = formValues(data);
  expect(values.a).toHaveLength(60_000);
  expect(values).toMatchObject({ toString: "x" });
});

it("a file of control characters or blanks is read", () => {
  expect(delimiterOf(`name\n${"\f".repeat(LARGE)}x`)).toBe(",");
  expect(readCsv(`name\na${" ".repeat(LARGE)}b\n`).rows).toHaveLength(1);
  expect(readCsv(`name\nClub\n\u001a${"\0".repeat(LARGE)}`).rows).toHaveLength(1);
});
