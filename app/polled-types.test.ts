import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { answerTypes } from "@/lib/answer-types";

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => `${folder}/${name}`);

/** The type that each poll expects, and the file that declares it. */
const polls = filesIn("app").flatMap((file) => {
  const source = readFileSync(file, "utf8");
  return [...source.matchAll(/\b(?:usePolled|fetchPolled)<(\w+)/g)]
    .filter(([, type = ""]) => type !== "T")
    .map(([, type = ""]) => {
      const imported = new RegExp(`import [^;]*\\b${type}\\b[^;]* from "@/([^"]+)"`).exec(source)?.[1];
      return { file, type, declared: imported === undefined ? "nowhere" : `${imported}.ts` };
    });
});

it("what is polled has a type whose change stops the polls of older pages", () => {
  expect(polls.length).toBeGreaterThan(7);
  expect(polls.filter(({ declared }) => !answerTypes.test(declared))).toEqual([]);
});

it("types of polled answers are spelt out, not inferred from what happens to be read", () => {
  const inferred = filesIn("lib").filter(
    (file) =>
      answerTypes.test(file) && !file.startsWith("lib/db/") && readFileSync(file, "utf8").includes("ReturnType<"),
  );
  expect(inferred).toEqual([]);
});
