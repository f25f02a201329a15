import { describe, expect, it } from "vitest";
import { parseEnv, parseSender } from "./env";

const KEY = `vsk_${"1f8e27c4".repeat(8)}`;
const good = { VOCDONI_API_KEY: KEY };
const lines = (more: Record<string, string | undefined>) => {
  const parsed = parseEnv({ ...good, ...more });
  return parsed.ok ? [] : parsed.lines;
};

describe("parseEnv", () => {
  it("needs only the key", () => {
    expect(parseEnv(good)).toEqual({
      ok: true,
      env: {
        VOCDONI_API_KEY: KEY,
        VOCDONI_API_URL: "https://saas-api-prod.vocdoni.net",
        VOCDONI_SETTLE_SECONDS: 100,
        DATA_DIR: ".data",
        SYNC_INTERVAL_MINUTES: 5,
        TRUSTED_PROXY_HOPS: 0,
        LOG_LEVEL: "info",
      },
      warnings: [],
    });
  });

  it("takes a blank variable as one that is not set", () => {
    const names = ["VOCDONI_API_URL", "DATABASE_URL", "NEXTAUTH_SECRET", "LOG_LEVEL", "SYNC_INTERVAL_MINUTES"];
    expect(parseEnv({ ...good, ...Object.fromEntries(names.map((name) => [name, "  "])) })).toEqual(parseEnv(good));
  });

  it.each([
    ["console@x.example", { name: "", address: "console@x.example" }],
    ["Integrator Console <console@x.example>", { name: "Integrator Console", address: "console@x.example" }],
    ['"Ünï, Console" <console@x.example>', { name: "Ünï, Console", address: "console@x.example" }],
  ])("reads the sender %s", (text, sender) => expect(parseSender(text)).toEqual(sender));

  const sender = { SMTP_FROM: "console@x.example" };
  const faulty: [string, Record<string, string | undefined>][] = [
    ["VOCDONI_API_KEY", { VOCDONI_API_KEY: undefined }],
    ["VOCDONI_API_KEY", { VOCDONI_API_KEY: " " }],
    ["VOCDONI_API_KEY", { VOCDONI_API_KEY: "hunter2-hunter2" }],
    ["VOCDONI_API_URL", { VOCDONI_API_URL: "ftp://hunter2.example" }],
    ["VOCDONI_API_URL", { VOCDONI_API_URL: "hunter2" }],
    ["VOCDONI_API_URL", { VOCDONI_API_URL: "http://hunter2.example" }],
    ["VOCDONI_SESSION_EMAIL", { VOCDONI_SESSION_EMAIL: "hunter2", VOCDONI_SESSION_PASSWORD: "x" }],
    ["VOCDONI_SESSION_PASSWORD", { VOCDONI_SESSION_EMAIL: "hunter2@x.example" }],
    ["VOCDONI_SESSION_EMAIL", { VOCDONI_SESSION_PASSWORD: "hunter2" }],
    ["VOCDONI_SETTLE_SECONDS", { VOCDONI_SETTLE_SECONDS: "hunter2" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://hunter2@x/y", NEXTAUTH_SECRET: "s".repeat(32) }],
    ["NEXTAUTH_SECRET", { DATABASE_URL: "postgresql://x:hunter2@127.0.0.1/y" }],
    ["NEXTAUTH_SECRET", { NEXTAUTH_SECRET: "hunter2" }],
    ["NEXTAUTH_URL", { NEXTAUTH_URL: "hunter2" }],
    ["NEXTAUTH_URL", { NEXTAUTH_URL: "https://x.example/hunter2" }],
    ["NEXTAUTH_URL", { NEXTAUTH_URL: "https://x.example/?hunter2" }],
    ["NEXTAUTH_URL", { NEXTAUTH_URL: "https://user:hunter2@x.example" }],
    ["METRICS_TOKEN", { METRICS_TOKEN: "hunter2" }],
    ["SMTP_URL", { ...sender, SMTP_URL: "https://hunter2.example" }],
    ["SMTP_URL", { ...sender, SMTP_URL: "smtp://" }],
    ["SMTP_URL", { ...sender, SMTP_URL: "smtp://hunter2.example/?tls.rejectUnauthorized=false" }],
    ["SMTP_URL", { ...sender, SMTP_URL: "smtp://user:hunter2%zz@x.example" }],
    ["SMTP_URL", { ...sender, SMTP_URL: "smtp://hunter2@x.example" }],
    ["SMTP_FROM", { SMTP_URL: "smtp://user:hunter2@x.example" }],
    ["SMTP_FROM", { SMTP_FROM: "hunter2" }],
    ["SMTP_FROM", { SMTP_FROM: "x <x@x.example>\r\nBcc: hunter2@x.example" }],
    ["SYNC_INTERVAL_MINUTES", { SYNC_INTERVAL_MINUTES: "0" }],
    ["SYNC_INTERVAL_MINUTES", { SYNC_INTERVAL_MINUTES: "1.5" }],
    ["TRUSTED_PROXY_HOPS", { TRUSTED_PROXY_HOPS: "-1" }],
    ["LOG_LEVEL", { LOG_LEVEL: "hunter2" }],
  ];
  it.each(faulty)("says in one line that %s is wrong, never its value: %o", (name, more) => {
    const found = lines(more);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name} \\S`));
    expect(found[0]).not.toContain("hunter2");
    expect(found[0]).not.toContain("\n");
  });

  it("names every faulty one at once", () => {
    const found = lines({ VOCDONI_API_KEY: undefined, LOG_LEVEL: "loud", VOCDONI_API_URL: "x", DATABASE_URL: "x" });
    const names = ["DATABASE_URL", "LOG_LEVEL", "VOCDONI_API_KEY", "VOCDONI_API_URL"];
    expect(found.map((line) => line.split(" ")[0]).sort()).toEqual(names);
    expect(lines({ VOCDONI_API_URL: "x" })).toHaveLength(1);
  });

  it("takes the console's address with or without a final slash and with a port", () => {
    for (const address of ["https://x.example", "https://x.example/", "http://127.0.0.1:3000"])
      expect(lines({ NEXTAUTH_URL: address }), address).toEqual([]);
  });

  it("waits at least as long as a creation can take, whatever an older environment file says, and says so", () => {
    const settle = (seconds: string, url = "https://saas-api-stg.vocdoni.net") => {
      const parsed = parseEnv({ ...good, VOCDONI_API_URL: url, VOCDONI_SETTLE_SECONDS: seconds });
      return parsed.ok ? [parsed.env.VOCDONI_SETTLE_SECONDS, ...parsed.warnings] : null;
    };
    expect(settle("75")).toEqual([
      ...[85, "VOCDONI_SETTLE_SECONDS is 75 and counts as 85: a change may take effect that late"],
    ]);
    expect(settle("85")).toEqual([85]);
    expect(settle("86")).toEqual([86]);
    expect(settle(" ")).toEqual([100]);
    expect(settle("2", "http://127.0.0.1:4010")).toEqual([2]);
  });

  it("lets a local Vocdoni be unencrypted and quick", () => {
    for (const host of ["127.0.0.1", "localhost", "[::1]"])
      expect(lines({ VOCDONI_API_URL: `http://${host}:4010`, VOCDONI_SETTLE_SECONDS: "1" }), host).toEqual([]);
  });
});
