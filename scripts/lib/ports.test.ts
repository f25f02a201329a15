import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { freePort, portProblem } from "./ports.mjs";

async function withTakenPort(check: (port: number) => Promise<void>) {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  await check(port).finally(() => server.close());
}

describe("ports", () => {
  it("says which port is taken and what to do", () =>
    withTakenPort(async (port) => {
      expect(await portProblem(port)).toBe(`Port ${port} is in use. Choose another with --port N`);
    }));

  it("finds nothing wrong with a free port, and leaves it free", async () => {
    const port = await freePort();
    expect(await portProblem(port)).toBeUndefined();
    expect(await portProblem(port)).toBeUndefined();
  });

  it("takes the preferred port when it is free and another when it is not", async () => {
    const port = await freePort();
    expect(await freePort(port)).toBe(port);
    await withTakenPort(async (taken) => expect(await freePort(taken)).not.toBe(taken));
  });
});
