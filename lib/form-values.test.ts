import { expect, it } from "vitest";
import { formValues } from "@/lib/form-values";

function form(...entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [key, value] of entries) data.append(key, value);
  return data;
}

it("nests, lists and leaves out what is not the person's", () => {
  const data = form(
    ["name.default", "Maple"],
    ["name.ca", "Auró"],
    ["tags[]", "a"],
    ["size", ""],
    ["$ACTION_ID_1", ""],
  );
  data.append("file", new Blob(["x"]), "x.txt");
  expect(formValues(data)).toEqual({ name: { default: "Maple", ca: "Auró" }, tags: ["a"], size: "" });
});

it("makes a list of a name that occurs twice", () => {
  expect(formValues(form(["kind", "a"], ["kind", "b"], ["kind", "c"]))).toEqual({ kind: ["a", "b", "c"] });
});

it("does not reach the prototype", () => {
  expect(formValues(form(["__proto__.polluted", "yes"], ["a.constructor", "x"]))).toEqual({});
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
