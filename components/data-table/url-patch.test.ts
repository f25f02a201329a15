import { expect, it } from "vitest";
import { listOf, patched } from "./url-patch";

it("keeps the rest of the query; every change but one of the page goes back to the first", () => {
  const query = "q=club&type=union&page=3&after=abc";
  expect(patched(query, { type: "company" })).toBe("q=club&type=company");
  expect(patched(query, { type: null, q: "" })).toBe("");
  expect(patched(query, { page: 4, after: "def" })).toBe("q=club&type=union&page=4&after=def");
  expect(patched(query, { page: 1 })).toBe("q=club&type=union");
});

it("knows pages of one list from another list", () => {
  expect(listOf("q=club&page=2&after=abc")).toBe(listOf("q=club&page=3&before=def"));
  expect(listOf("type=union&q=club")).toBe(listOf("q=club&type=union"));
  expect(listOf("q=club")).not.toBe(listOf("q=club&type=union"));
});
