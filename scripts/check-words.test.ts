import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bannedWords } from "./check-words.mjs";
import { root } from "./lib/root.mjs";

it.each([
  ["Open the form anew.", "anew"],
  ["The key is Told nobody.", "Told"],
  ["An alert, or one that replaces it", "one that"],
  ["Fix or mend it", "mend"],
  ['  "roadTitle": "Quota for the road",', "for the road"],
  ["Send an e-mail to both e-mails", "e-mail e-mails"],
  ["The colour was cancelled by an organisation's licence", "colour cancelled organisation licence"],
  ["What lies aside stands under it", "lies aside stands under"],
])("finds the banned words of %j, each with a better one", (text, words) => {
  const found = bannedWords(`First line\n${text}`);
  expect(found.map(({ word }) => word).sort()).toEqual(
    words.match(/(?:for the road|one that|lies aside|stands under|\S+)/g)?.sort(),
  );
  expect(found.every(({ line, better }) => line === 2 && better !== "")).toBe(true);
});

it.each([
  "Amend the recommended color of an email from the organization",
  "It is `cancelled` under [the license](docs/e-mail.md)",
  '  "beside": "Next to it",',
  "A besides-like stand-under",
])("leaves %j alone", (text) => {
  expect(bannedWords(text)).toEqual([]);
});

const check = (...files: string[]) => {
  const args = [join(root, "scripts/check-words.mjs"), ...files];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  return { status, stderr };
};

it("fails with file, line and the better word", () => {
  const folder = mkdtempSync(join(tmpdir(), "check-words-"));
  const file = join(folder, "guide.md");
  writeFileSync(file, "Fine.\nOpen it anew.\n");
  try {
    expect(check(file)).toEqual({ status: 1, stderr: `${file}:2: "anew". Better: again\n` });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("finds none in the docs and messages", () => {
  expect(check()).toEqual({ status: 0, stderr: "" });
});
