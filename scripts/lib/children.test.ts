import { describe, expect, it } from "vitest";
import { lastLines, runChild, startChild } from "./children.mjs";
import { freePort, portProblem } from "./ports.mjs";

const node = (name: string, code: string) => startChild(name, process.execPath, ["-e", code]);

describe("children", () => {
  it("keeps the output of both streams and the exit code", async () => {
    const code = "console.log('one'); console.error('two'); process.exitCode = 3";
    const result = await runChild("it", process.execPath, ["-e", code]);
    expect(result.code).toBe(3);
    expect(result.output.split("\n").sort()).toEqual(["", "one", "two"]);
  });

  it("reports a command that does not exist", async () => {
    expect((await runChild("it", "/does/not/exist", [])).code).toBe(127);
  });

  it("waits for a line, and fails when the process ends without it", async () => {
    const child = node("it", "console.log('on http://127.0.0.1:4242'); setInterval(() => {}, 1000)");
    expect((await child.line(/:(\d+)/, 10_000))[1]).toBe("4242");
    expect(await child.stop("SIGTERM")).toEqual({ code: 143, signal: "SIGTERM" });
    await expect(node("it", "process.exit(4)").line(/never/, 10_000)).rejects.toThrow("it ended with code 4");
  });

  it("kills a process that doesn't end by itself, with its children", async () => {
    const port = await freePort();
    const stubborn = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);";
    const listening = `${stubborn} require("net").createServer().listen(${port}, "127.0.0.1", () => console.log("listening"))`;
    const code = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(listening)}], { stdio: "inherit" });`;
    const child = node("it", `${code} ${stubborn}`);
    await child.line(/listening/, 10_000);
    expect(await portProblem(port)).toBeDefined();
    expect(await child.stop("SIGTERM", 100)).toEqual({ code: 137, signal: "SIGKILL" });
    expect(await portProblem(port)).toBeUndefined();
  });
});

describe("lastLines", () => {
  it("keeps the end", () => {
    expect(lastLines("a\nb\nc\n", 2)).toBe("b\nc");
    expect(lastLines("", 2)).toBe("");
  });
});
