import { describe, expect, it } from "vitest";
import { readFlags, readWholeNumber } from "./args.mjs";

const FLAGS = { port: { type: "string" }, fresh: { type: "boolean" } } as const;

describe("readFlags", () => {
  it("reads values and switches", () => {
    expect(readFlags(["--port", "3001", "--fresh"], FLAGS)).toEqual({
      ok: true,
      values: { port: "3001", fresh: true },
    });
    expect(readFlags(["--port=3001"], FLAGS)).toEqual({ ok: true, values: { port: "3001" } });
    expect(readFlags([], FLAGS)).toEqual({ ok: true, values: {} });
  });

  it.each([[["--bogus"]], [["--port"]], [["stray"]], [["--fresh=1"]]])(
    "says in one line what is wrong with %j",
    (argv) => {
      const reading = readFlags(argv, FLAGS);
      expect(reading).toEqual({ ok: false, line: expect.stringMatching(/^[^\n]+\. See --help\.$/) });
    },
  );
});

describe("readWholeNumber", () => {
  const range = { min: 1, max: 65_535, fallback: 3000 };

  it("takes the fallback when nothing is given", () => {
    expect(readWholeNumber("--port", undefined, range)).toEqual({ ok: true, value: 3000 });
    expect(readWholeNumber("PORT", "", range)).toEqual({ ok: true, value: 3000 });
  });

  it.each(["0", "65536", "80x", "-1", "1e3", " 80", "99999999999"])("refuses %j", (raw) => {
    const line = `--port must be a whole number from 1 to 65535, not "${raw}".`;
    expect(readWholeNumber("--port", raw, range)).toEqual({ ok: false, line });
  });

  it("takes both ends of the range", () => {
    expect(readWholeNumber("--port", "1", range)).toEqual({ ok: true, value: 1 });
    expect(readWholeNumber("--port", "65535", range)).toEqual({ ok: true, value: 65_535 });
  });
});
