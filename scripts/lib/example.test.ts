import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseEnv } from "@/lib/env";
import { parseEnvFile } from "./env-file.mjs";
import { root } from "./root.mjs";

it(".env.example is read without a word, also with every line in use, and lacks the key alone", () => {
  const text = readFileSync(join(root, ".env.example"), "utf8");
  for (const each of [text, text.replace(/^# (?=[A-Z_]+=)/gm, "")]) {
    const { values, problems } = parseEnvFile(each);
    expect(problems).toEqual([]);
    expect(parseEnv(values)).toEqual({ ok: false, lines: [expect.stringContaining("VOCDONI_API_KEY is missing")] });
  }
});
