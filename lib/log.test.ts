import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const KEY = `vsk_${"1f8e27c4".repeat(8)}`;
const environment = {
  VOCDONI_API_KEY: KEY,
  VOCDONI_SESSION_EMAIL: "ops@integrator.example",
  VOCDONI_SESSION_PASSWORD: 'correct "horse" battery',
  METRICS_TOKEN: "a-token-of-sixteen-letters",
  NEXTAUTH_SECRET: "a-secret-of-at-least-thirty-two-letters",
  DATABASE_URL: "postgresql://console:p%40ss-word@db.internal:5432/console",
  SMTP_URL: "smtp://ops%40x.example:right%3Ap%40ss@mail.internal:587",
  SMTP_FROM: "console@x.example",
  HTTPS_PROXY: "http://ops:prox%79-w%40rd@proxy.internal:3128",
  LOG_LEVEL: "info",
};

const written: string[] = [];
beforeEach(() => {
  vi.resetModules();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
});
afterEach(() => {
  written.length = 0;
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const load = () => import("./log");
async function lineOf(values: Record<string, unknown>): Promise<string> {
  const { getLog } = await load();
  written.length = 0;
  getLog().error(values, "it failed");
  return written.join("");
}

/**
 * As drizzle reports a rejected row: values in the message, the stack and a property; PostgreSQL's error as the cause.
 */
function failedInsert() {
  const refused = Object.assign(new Error('duplicate key value violates unique constraint "staff_email_key"'), {
    severity: "ERROR",
    code: "23505",
    constraint: "staff_email_key",
    detail: "Key (email)=(olga@maple.example) already exists.",
    where: "olga@maple.example",
    client: { password: "p@ss-word" },
  });
  return new DrizzleQueryError('insert into "staff" values ($1, $2)', ["olga@maple.example", "Olga\nMaple"], refused);
}

describe("a logged error", () => {
  it.each(["err", "meta"])("as %s names the statement and its SQLSTATE, without the people in it", async (key) => {
    const outer = new Error("signing in failed", { cause: failedInsert() });
    for (const error of [failedInsert(), outer, new AggregateError([outer], "several"), { error: outer }]) {
      const line = await lineOf({ [key]: error });
      expect(line).not.toMatch(/olga|maple|p@ss-word/i);
      expect(line).toContain("insert into");
      expect(line).toContain('"code":"23505"');
      expect(line).toContain('"constraint":"staff_email_key"');
      expect(line).toContain("log.test.ts");
    }
  });

  it("keeps what a failure of Vocdoni says", async () => {
    const { VocdoniError } = await import("./vocdoni/errors");
    const fields = {
      kind: "conflict",
      retryable: false,
      outcome: "not-applied",
      detail: "an election is ready",
    } as const;
    const error = new VocdoniError({
      ...fields,
      method: "DELETE",
      path: "/integrator",
      credential: "key",
      code: 40161,
    });
    expect(JSON.parse(await lineOf({ err: error })).err).toMatchObject({
      ...fields,
      type: "VocdoniError",
      code: 40161,
    });
  });

  it("may be anything, and may be its own cause", async () => {
    expect(JSON.parse(await lineOf({ err: "x\nparams: olga" })).err).toBe("x");
    const circular = new Error("round");
    circular.cause = circular;
    expect(await lineOf({ err: circular })).toContain("round");
  });
});

describe("a line", () => {
  it("shows no secret of the environment, as it stands or as JSON or a URL spells it", async () => {
    const { VOCDONI_SESSION_PASSWORD: password, NEXTAUTH_SECRET: secret, DATABASE_URL: url } = environment;
    const line = await lineOf({ a: KEY, b: password, c: secret, d: url, e: "p@ss-word", f: environment.METRICS_TOKEN });
    expect(line).not.toContain(environment.METRICS_TOKEN);
    expect(line).not.toMatch(/1f8e27c4|correct|thirty-two|p%40ss|p@ss/);
    expect(line).toContain("db.internal");
    expect((await load()).redact(`${password} p@ss-word`)).toBe("[redacted] [redacted]");
  });

  it.each([
    ["before the host", "postgresql://console:p%40ss%20w%2Brd@db.internal/console?sslmode=require", ["p@ss w+rd"]],
    ["with signs that a URL need not encode", "postgresql://console:p@ss^w%2Brd@db.internal/console", ["p@ss^w+rd"]],
    ["in the query", "postgresql://db.internal/console?user=console&password=p%40ss%20w%2Brd", ["p@ss w+rd"]],
    ["in the query as forms spell it", "postgresql://db.internal/console?p%61ssword=p%40ss+w%2brd", ["p@ss w+rd"]],
    ["in a socket's query", "postgresql:///console?host=/run/db.internal&password=s%F6ns%25", ["s\uFFFDns%"]],
    ["in both", "postgresql://console:first-one@db.internal/console?password=other%21one", ["first-one", "other!one"]],
    ["twice", "postgresql://db.internal/console?password=first-one&password=other", ["first-one", "other"]],
  ])("shows no password of a database %s, however it is spelled", async (_, url, passwords) => {
    vi.stubEnv("DATABASE_URL", url);
    const { targetOf } = await import("./db/connection");
    const form = passwords.map((each) => new URLSearchParams({ password: each }).toString());
    const spelled = [
      url,
      targetOf(url).url,
      JSON.stringify(url),
      ...passwords,
      ...passwords.map(encodeURIComponent),
      ...form,
    ];
    const line = await lineOf({
      err: Object.assign(new Error(spelled.join(" ")), { url }),
      spelled: spelled.join(" "),
    });
    expect(line).not.toMatch(/p@ss|p%40ss|w%2|s%F6|s\uFFFD|s%EF|first-one|other|%25/i);
    expect(line).toContain("db.internal");
    expect(line).toContain("[redacted]");
  });

  it("shows no webhook's secret, and no password of the mail server as SMTP spells it", async () => {
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    const spelled = ["right:p@ss", "right%3Ap%40ss", base64("right:p@ss"), base64("\0ops@x.example\0right:p@ss")];
    const line = await lineOf({ a: "whsec_Zm9vYmFy+Wbhei/xdXV4=", b: spelled.join(" "), c: environment.SMTP_URL });
    for (const secret of [...spelled, "Zm9vYmFy", "Wbhei", "xdXV4="]) expect(line, secret).not.toContain(secret);
    expect(line).toContain("mail.internal");
  });

  it("shows no password of a proxy, as it stands, in its URL or in a header", async () => {
    const spelled = ["proxy-w@rd", "prox%79-w%40rd", Buffer.from("ops:proxy-w@rd").toString("base64")];
    const line = await lineOf({ a: spelled.join(" "), b: environment.HTTPS_PROXY });
    for (const secret of spelled) expect(line, secret).not.toContain(secret);
    expect(line).toContain("proxy.internal");
  });

  it("shows no password of a mail server or a proxy as it was typed", async () => {
    vi.stubEnv("SMTP_URL", "smtp://ops:one^%40@mail.internal");
    vi.stubEnv("HTTPS_PROXY", "http://ops:two|%40@proxy.internal");
    const line = await lineOf({ a: "smtp://ops:one^%40@mail.internal", b: "http://ops:two|%40@proxy.internal" });
    expect(line).not.toMatch(/one|two/);
  });

  it("shows no secret that was read from a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "console-log-"));
    writeFileSync(join(folder, "password"), "from-a-file\n");
    vi.stubEnv("VOCDONI_SESSION_PASSWORD", undefined);
    vi.stubEnv("VOCDONI_SESSION_PASSWORD_FILE", join(folder, "password"));
    expect(await lineOf({ a: "it was from-a-file" })).toContain("it was [redacted]");
    rmSync(folder, { recursive: true });
  });

  it("shows no session cookie of next-auth, whose second part is empty", async () => {
    const cookie = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..c2FsdHk-_.Y2lwaGVy_text.dGFn";
    const line = await lineOf({ cookie: `next-auth.session-token=${cookie}; Path=/` });
    expect(line).not.toMatch(/c2FsdHk|Y2lwaGVy|dGFn/);
    expect(line).toContain("Path=/");
  });

  it("can be cleaned while the environment is faulty", async () => {
    vi.stubEnv("VOCDONI_API_KEY", "");
    expect((await load()).redact(`start ${KEY}`)).toBe("start vsk_[redacted]");
  });
});
