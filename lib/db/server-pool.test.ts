import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { openServer } from "./client";
import { targetOf } from "./connection";
import { isDatabaseGone } from "./errors";
import { openPool } from "./server-pool";

const AUTHENTICATED = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]);
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A PostgreSQL that lets everybody in and then says nothing more, as a host that has vanished. */
async function vanishedHost() {
  const greetings: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    socket.once("data", (startup) => {
      greetings.push(startup.toString("latin1"));
      socket.write(Buffer.concat([AUTHENTICATED, READY]));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  open.push(async () => {
    cut();
    await new Promise((resolve) => server.close(resolve));
  });
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `postgresql://console:secret@127.0.0.1:${port}/console`, greetings, sockets, cut };
}

async function poolOf(host: { url: string }) {
  const opened = openPool(targetOf(host.url), 100);
  open.push(() => opened.pool.end());
  return opened;
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => new Error("it answered"),
    (error: unknown) => error,
  );

describe("a PostgreSQL host that vanishes", () => {
  it("ends a statement, which counts as a database that is gone", async () => {
    const host = await vanishedHost();
    const { db, pool } = await poolOf(host);
    const error = await failureOf(db.execute(sql`SELECT 1`));
    expect(error).toMatchObject({ cause: { message: "Query read timeout" } });
    expect(isDatabaseGone(error)).toBe(true);
    expect(pool.totalCount, "the connection that hangs is not used again").toBe(0);
    const options = host.greetings[0]?.split("\0").find((part) => part.startsWith("-c "));
    expect(options).toContain("-c jit=off -c statement_timeout=100");
    expect(pool.options).toMatchObject({ keepAlive: true });
  });

  it("uses up no connection of the pool with transactions that cannot begin", async () => {
    const host = await vanishedHost();
    const { db, pool } = await poolOf(host);
    const errors = await Promise.all(
      Array.from({ length: 12 }, () => failureOf(db.transaction((tx) => tx.execute(sql`SELECT 1`)))),
    );
    expect(errors).toEqual(Array.from({ length: 12 }, () => expect.objectContaining({ cause: expect.anything() })));
    expect(errors.every((error) => isDatabaseGone(error))).toBe(true);
    expect(pool.totalCount).toBe(0);
  });

  it("is named when it does not answer at the start, within a limit that is not that of a statement", async () => {
    const host = await vanishedHost();
    const began = performance.now();
    const error = await failureOf(openServer(host.url, { statementMs: 50, answerMs: 400 }));
    expect(performance.now() - began).toBeGreaterThan(390);
    expect(host.greetings).toHaveLength(1);
    expect(host.greetings[0]).toContain("statement_timeout=0\u0000");
    expect(error).toEqual(
      new Error(`The database at ${new URL(host.url).host} took the connection and did not answer within 0.4 s`),
    );
    await expect.poll(() => host.sockets.size).toBe(0);
  });
});
