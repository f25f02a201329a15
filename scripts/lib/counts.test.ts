import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest, lastLine, sum } from "./counts.mjs";

describe("countVitest", () => {
  it("counts tests, and what is pending or to do as skipped", () => {
    const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 };
    expect(countVitest(report, 1)).toEqual({ passed: 7, failed: 2, skipped: 4 });
  });

  it("counts a file that could not be loaded", () => {
    const testResults = [
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "failed" }] },
      { status: "passed", assertionResults: [{ status: "passed" }] },
    ];
    expect(countVitest({ numPassedTests: 1, numFailedTests: 1, testResults }, 1).failed).toBe(2);
  });

  it("never takes a bad exit or a missing report for good", () => {
    expect(countVitest({ numPassedTests: 5, numFailedTests: 0 }, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
    expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe("countPlaywright", () => {
  it("counts tests", () => {
    const stats = { expected: 4, flaky: 1, unexpected: 2, skipped: 3 };
    expect(countPlaywright({ stats }, 1)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it("counts a run that broke before its tests", () => {
    const stats = { expected: 0, flaky: 0, unexpected: 0, skipped: 0 };
    expect(countPlaywright({ stats }, 1).failed).toBe(1);
    expect(countPlaywright(undefined, 0).failed).toBe(1);
  });
});

describe("lastLine", () => {
  it("sums, and mentions what was skipped only when something was", () => {
    const one = { passed: 3, failed: 0, skipped: 0 };
    expect(lastLine(sum([one, one]))).toBe("6 passed, 0 failed");
    expect(lastLine(sum([one, { passed: 0, failed: 1, skipped: 2 }]))).toBe("3 passed, 1 failed, 2 skipped");
    expect(lastLine(sum([]))).toBe("0 passed, 0 failed");
  });
});
