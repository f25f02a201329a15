import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectPlain, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream";
import { TLSSocket } from "node:tls";
import { afterAll, beforeAll, expect, it } from "vitest";
import { layouts, testServer } from "@/lib/test/server-role";
import { openServer } from "./client";

const made = layouts();
const folder = mkdtempSync(join(tmpdir(), "console-tls-"));
const file = (name: string) => join(folder, name);
let door: Server;
let base: URL;

const openssl = (...args: string[]) =>
  execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });

/** A CA, and the certificate that it gave the server for the name localhost. */
function makeCertificates(): void {
  const key = ["-newkey", "rsa:2048", "-nodes"];
  openssl("req", "-x509", ...key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test CA", "-days", "2");
  openssl("req", ...key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost");
  writeFileSync(file("names"), "subjectAltName=DNS:localhost");
  const signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "names", "-days", "2"];
  openssl("x509", "-req", "-in", "server.csr", ...signed, "-out", "server.pem");
}

/** PostgreSQL's own way to TLS, in front of the test server: it asks in plain text, and goes on encrypted. */
function openDoor(): Server {
  const { hostname, port } = new URL(testServer());
  return createServer((outside) => {
    outside.on("error", () => undefined);
    outside.once("data", () => {
      outside.write("S");
      const secure = new TLSSocket(outside, {
        isServer: true,
        key: readFileSync(file("server.key")),
        cert: readFileSync(file("server.pem")),
      });
      const inside = connectPlain(Number(port), hostname);
      pipeline(secure, inside, secure, () => undefined);
    });
  });
}

beforeAll(async () => {
  makeCertificates();
  door = openDoor();
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", () => resolve()));
  const address = door.address();
  base = new URL((await made.make()).url);
  base.port = String(typeof address === "object" && address ? address.port : 0);
});
afterAll(async () => {
  await new Promise((resolve) => door.close(resolve));
  await made.drop();
  rmSync(folder, { recursive: true });
});

async function outcome(host: string, query: string): Promise<string> {
  const url = new URL(base);
  url.hostname = host;
  url.search = query.replace("CA", file("ca.pem"));
  try {
    await (await openServer(url.href)).close();
    return "it started";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

// The first of all: Node says each of these warnings once.
it("warns of nothing that the operator cannot change", async () => {
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.message);
  process.on("warning", listen);
  await outcome("localhost", "sslmode=require&sslrootcert=CA");
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", listen);
  expect(warnings).toEqual([]);
});

it.each([
  ["localhost", "sslmode=verify-full&sslrootcert=CA"],
  ["localhost", "sslmode=require&sslrootcert=CA"],
  ["127.0.0.1", "sslmode=verify-ca&sslrootcert=CA"],
  ["127.0.0.1", "sslmode=no-verify"],
])("connects to %s with %s", async (host, query) => {
  expect(await outcome(host, query)).toBe("it started");
});

it.each([
  [
    "localhost",
    "sslmode=verify-full",
    "Name the provider's CA certificate in DATABASE_URL: sslmode=verify-full&sslrootcert=",
  ],
  [
    "localhost",
    "sslmode=require",
    "Name the provider's CA certificate in DATABASE_URL: sslmode=verify-full&sslrootcert=",
  ],
  ["localhost", "sslmode=verify-full&sslrootcert=system", "Name the provider's CA certificate in DATABASE_URL"],
  ["127.0.0.1", "sslmode=verify-full&sslrootcert=CA", "Use a host name of the certificate, or sslmode=verify-ca"],
  ["localhost", "sslmode=verify-ca", "requires specifying a CA with sslrootcert"],
  ["localhost", "sslmode=verify-full&sslrootcert=/nowhere/ca.pem", "no such file or directory, open '/nowhere/ca.pem'"],
])("refuses %s with %s in one line", async (host, query, words) => {
  const said = await outcome(host, query);
  expect(said).toContain(words);
  expect(said).toMatch(/^The database at .+ cannot be reached: .+$/);
});

it("says what to remove when the server has no TLS", async () => {
  const url = new URL(base);
  url.port = new URL(testServer()).port;
  url.search = "sslmode=verify-full";
  await expect(openServer(url.href)).rejects.toThrow("Remove sslmode from DATABASE_URL, or turn TLS on in the server");
});
