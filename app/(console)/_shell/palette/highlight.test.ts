import { isValidElement } from "react";
import { expect, it } from "vitest";
import { Highlight } from "./highlight";

const marked = (text: string, typed: string) =>
  Highlight({ text, typed })
    .filter((part) => isValidElement<{ children: string }>(part))
    .map((part) => (typeof part === "string" ? part : part.props.children));

it("marks what was typed, whatever its accents, case and punctuation", () => {
  expect(marked("Col·legi d’Enginyers", "collegi ENGIN")).toEqual(["Col·legi", "Engin"]);
  expect(marked("Unió, Nord", "unio")).toEqual(["Unió"]);
  expect(marked("Unió", "· -")).toEqual([]);
});
