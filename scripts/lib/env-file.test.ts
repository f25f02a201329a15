import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadEnvFiles, parseEnvFile } from "./env-file.mjs";

const values = (text: string) => parseEnvFile(text).values;
const problems = (text: string) => parseEnvFile(text).problems;

describe("a value in .env", () => {
  it.each([
    ["VOCDONI_SESSION_PASSWORD='pa$word1!x'", "pa$word1!x"],
    ["SMTP_URL=smtp://u:p$1x@mail.example:587", "smtp://u:p$1x@mail.example:587"],
    ["NEXTAUTH_SECRET=with#hash-and-$dollar-0123456789abcdef", "with#hash-and-$dollar-0123456789abcdef"],
    ['A="pa$word $HOME $(id)"', "pa$word $HOME $(id)"],
    ["A='one # two'", "one # two"],
    ['A=`it\'s "it"`', `it's "it"`],
    [`A="it's"`, "it's"],
    [`A='say "x"'`, 'say "x"'],
    ["A='back\\slash \\n'", "back\\slash \\n"],
    ["A=back\\slash\\n", "back\\slash\\n"],
    ["A='x'   # why", "x"],
    ["A = x ", "x"],
    ["  export A=x", "x"],
    ["A=x=y==", "x=y=="],
    ["A=it's", "it's"],
    ['A=5" x', '5" x'],
    ["A=", ""],
    ["A=''", ""],
    ["A=Integrator Console <console@x.example>", "Integrator Console <console@x.example>"],
  ])("%s arrives as typed", (line, value) => {
    const name = line.match(/(\w+)\s*=/)?.[1] ?? "";
    for (const text of [line, `${line}\r\n`, `\uFEFF# first\r\n\r\n${line}\r\nLAST=1`])
      expect(parseEnvFile(text)).toMatchObject({ values: { [name]: value }, problems: [] });
  });

  it.each([
    ["A=hunter2 # why", "A"],
    ["A=hunter2\t#why", "A"],
    ["A=# why", "A"],
    ["A= # why", "A"],
    ["A='hunter2", "A"],
    ['A="hunter2', "A"],
    ["A='hunter2'x", "A"],
    ["A='hunter2' # it's why", "A"],
    ['A="hunter2\\n"', "A"],
    ['A="-----BEGIN\nhunter2\n-----END"', "A"],
    ["A=hunter2\nB=1\nA=hunter3", "A"],
    ["A=hunter2\u0000", "A"],
    ["A: hunter2", "line 1"],
    ["hunter2", "line 1"],
    ["A-B=hunter2", "line 1"],
    ["=hunter2", "line 1"],
  ])("%j is refused by name, without the value", (text, name) => {
    const [first = "", ...more] = problems(text);
    expect(first).toMatch(new RegExp(`^${name} \\S`));
    expect([first, ...more].join()).not.toContain("hunter");
    expect(values(text)).not.toHaveProperty("A", "hunter2");
  });

  it("is text in UTF-8: a file in another encoding is named as such", () => {
    const encoded = [
      Buffer.from("A=1\n", "utf16le"),
      Buffer.from("\uFEFFA=1\n", "utf16le"),
      Buffer.from("A=ñ", "latin1"),
    ];
    for (const bytes of encoded) expect(problems(bytes.toString("utf8")).join()).toContain("UTF-8");
  });
});

describe("the files", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "console-env-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

  it("don't override variables that are set, even blank ones, nor .env.local by .env", () => {
    write(".env", "A=file\nB=file\nC=file");
    write(".env.local", "B=local");
    const env: NodeJS.ProcessEnv = { NODE_ENV: "production", A: "" };
    expect(loadEnvFiles(folder, env)).toEqual([]);
    expect(env).toMatchObject({ A: "", B: "local", C: "file" });
  });

  it("need not be there", () => {
    expect(loadEnvFiles(folder, { NODE_ENV: "production" })).toEqual([]);
  });

  it("are replaced by the requested one, which must exist", () => {
    write(".env", "A=env");
    write("other", "B=other");
    const env: NodeJS.ProcessEnv = { NODE_ENV: "production" };
    expect(loadEnvFiles(folder, env, join(folder, "other"))).toEqual([]);
    expect(env).toMatchObject({ B: "other" });
    expect(env).not.toHaveProperty("A");
    expect(loadEnvFiles(folder, env, join(folder, "none"))).toEqual([expect.stringMatching(/none can't be read/)]);
    expect(loadEnvFiles(folder, env, folder)).toEqual([expect.stringMatching(/can't be read/)]);
  });

  it("are named where they are faulty, and then nothing of them counts", () => {
    write(".env", "A=1\nB='x");
    const env: NodeJS.ProcessEnv = { NODE_ENV: "production" };
    expect(loadEnvFiles(folder, env)).toEqual([expect.stringMatching(/^B .*\.env, line 2/)]);
    expect(env).not.toHaveProperty("A");
  });
});
