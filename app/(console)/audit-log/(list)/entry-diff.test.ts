import { expect, it } from "vitest";
import { textOf } from "@/lib/messages/text";
import { diffOf as diff } from "./entry-diff";

const text = textOf("en", "audit.fields");
const diffOf = (before: unknown, after: unknown) => diff(before, after, text);

it("lists what changed and leaves out what did not", () => {
  const before = { name: "Maple", tags: ["a"], notes: "" };
  expect(diffOf(before, { name: "Maple", tags: ["a", "b"], notes: "new" })).toEqual([
    { field: text("tags"), before: "a", after: "a, b" },
    { field: text("notes"), before: null, after: "new" },
  ]);
});

it("takes before and after of an edit from the request, with its changed fields only", () => {
  const after = {
    address: "0x1",
    before: { names: { default: "Old", ca: "Vell" } },
    after: { names: { default: "New", ca: "Vell" }, website: "https://example.org" },
    changed: ["names"],
  };
  expect(diffOf({ names: { default: "Old" } }, after)).toEqual([
    { field: text("within", { field: text("names"), key: "default" }), before: "Old", after: "New" },
  ]);
});

it("shows a record that was created or deleted, and survives anything else", () => {
  expect(diffOf(null, { role: "viewer" })).toEqual([{ field: text("role"), before: null, after: "viewer" }]);
  expect(diffOf({ role: "viewer" }, null)).toEqual([{ field: text("role"), before: "viewer", after: null }]);
  expect(diffOf(null, null)).toEqual([]);
  expect(diffOf("a", ["b", 1])).toEqual([{ field: text("value"), before: "a", after: "b, 1" }]);
  expect(diffOf(null, { deep: { deeper: { deepest: 1 } } })).toEqual([
    { field: text("within", { field: "deep", key: "deeper" }), before: null, after: '{"deepest":1}' },
  ]);
});
