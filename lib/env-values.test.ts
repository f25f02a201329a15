import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseEnv } from "./env";

const KEY = `vsk_${"1f8e27c4".repeat(8)}`;
const SECRET = "s3cr3t-hunter2-0123456789abcdef-$#";
const session = { VOCDONI_SESSION_EMAIL: "ops@integrator.example" };
const parse = (source: Record<string, string | undefined>) => parseEnv({ VOCDONI_API_KEY: KEY, ...source });
const valuesOf = (source: Record<string, string | undefined>) => {
  const parsed = parse(source);
  if (!parsed.ok) throw new Error(parsed.lines.join("\n"));
  return parsed.env;
};
function onlyLine(source: Record<string, string | undefined>): string {
  const parsed = parse(source);
  const found = parsed.ok ? [] : parsed.lines;
  expect(found).toHaveLength(1);
  const [line = ""] = found;
  expect(line).not.toMatch(/hunter2|vsk_1f8e2/);
  return line;
}

describe("a value as a shell, a service manager or docker --env-file hands it over", () => {
  it.each([` ${KEY} `, `${KEY}\r`, `"${KEY}"`, `'${KEY}'\r\n`, `\t"${KEY}" `])("%j is the key", (raw) => {
    expect(valuesOf({ VOCDONI_API_KEY: raw }).VOCDONI_API_KEY).toBe(KEY);
  });

  it("loses the blanks and quotes around an address, a number and a choice", () => {
    const given = {
      VOCDONI_API_URL: '"https://saas-api-stg.vocdoni.net"',
      DATABASE_URL: "'postgresql://console:a$b@db.example/console'\r",
      NEXTAUTH_SECRET: SECRET,
      NEXTAUTH_URL: '"https://console.example" ',
      SMTP_URL: '"smtp://u:p$1x@mail.example:587"',
      SMTP_FROM: '"Integrator Console <console@x.example>"',
      SYNC_INTERVAL_MINUTES: '"7"',
      LOG_LEVEL: "'debug'\r",
      DATA_DIR: '"/srv/data"',
    };
    expect(valuesOf(given)).toMatchObject({
      VOCDONI_API_URL: "https://saas-api-stg.vocdoni.net",
      DATABASE_URL: "postgresql://console:a$b@db.example/console",
      NEXTAUTH_URL: "https://console.example",
      SMTP_URL: "smtp://u:p$1x@mail.example:587",
      SMTP_FROM: "Integrator Console <console@x.example>",
      SYNC_INTERVAL_MINUTES: 7,
      LOG_LEVEL: "debug",
      DATA_DIR: "/srv/data",
    });
  });

  it.each(["pa$word1!x", "with # inside", `it's "quoted"`, "'half", "back\\slash"])("%s is a password", (password) => {
    expect(valuesOf({ ...session, VOCDONI_SESSION_PASSWORD: password }).VOCDONI_SESSION_PASSWORD).toBe(password);
  });

  it.each(['"hunter2"', "'hunter2'", " hunter2", "hunter2\r", "hunter2\t"])(
    "%j may be a password or not, and is refused by name",
    (raw) => {
      expect(onlyLine({ ...session, VOCDONI_SESSION_PASSWORD: raw })).toMatch(
        /^VOCDONI_SESSION_PASSWORD .*VOCDONI_SESSION_PASSWORD_FILE/,
      );
    },
  );
});

describe("a password in a URL", () => {
  const smtp = (password: string) => ({ SMTP_URL: `smtp://u:${password}@mail.example:587`, SMTP_FROM: "c@x.example" });
  const database = (password: string) => ({
    DATABASE_URL: `postgresql://u:${password}@db.example:5432/console`,
    NEXTAUTH_SECRET: SECRET,
  });

  it("does not belong into Vocdoni's, and neither does a query", () => {
    for (const rest of [
      "u:hunter2@saas-api-stg.vocdoni.net",
      "saas-api-stg.vocdoni.net/?hunter2",
      "x.example/#hunter2",
    ])
      expect(onlyLine({ VOCDONI_API_URL: `https://${rest}` })).toMatch(/^VOCDONI_API_URL /);
  });

  it.each(["p$1x", "a!b", "a%23b", "p@x", "a:b"])("%s is taken", (password) => {
    expect(parse(smtp(password)).ok).toBe(true);
    expect(parse(database(password)).ok).toBe(true);
  });

  it.each(["1#hunter2", "hunter2#x", "12/hunter2", "12?hunter2", "hunter2%", "hunter2%zz", "hunter2\t1"])(
    "%j must be percent-encoded, which is said by name",
    (password) => {
      expect(onlyLine(smtp(password))).toMatch(/^SMTP_URL .*[Pp]ercent-encode/);
      expect(onlyLine(database(password))).toMatch(/^DATABASE_URL .*[Pp]ercent-encode/);
    },
  );
});

describe("a secret in a file", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "console-secrets-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  it.each([KEY, `${KEY}\n`, `${KEY}\r\n`, `\uFEFF${KEY}\n`])("%j is the key", (content) => {
    const given = { VOCDONI_API_KEY: undefined, VOCDONI_API_KEY_FILE: file("key", content) };
    expect(valuesOf(given).VOCDONI_API_KEY).toBe(KEY);
  });

  it("may be any of them, and a password there arrives as it stands", () => {
    const given = {
      ...session,
      VOCDONI_SESSION_PASSWORD_FILE: file("a", ' "pa$word" # x \n'),
      NEXTAUTH_SECRET_FILE: file("b", `${SECRET}\n`),
      DATABASE_URL_FILE: file("c", "postgresql://u:p@db.example/console\n"),
      SMTP_URL_FILE: file("d", "smtp://mail.example"),
      SMTP_FROM: "c@x.example",
      HTTPS_PROXY_FILE: file("e", "http://user:pass@proxy.example:3128\n"),
    };
    expect(valuesOf(given)).toMatchObject({
      VOCDONI_SESSION_PASSWORD: ' "pa$word" # x ',
      NEXTAUTH_SECRET: SECRET,
      DATABASE_URL: "postgresql://u:p@db.example/console",
      SMTP_URL: "smtp://mail.example",
      HTTPS_PROXY: "http://user:pass@proxy.example:3128",
    });
  });

  it.each([
    ["a file that does not exist", () => join(folder, "hunter2")],
    ["a file that can't be read (ENOTDIR)", () => join(file("key", KEY), "hunter2")],
    ["a folder", () => folder],
    ["an empty file", () => file("empty", "")],
    ["an empty file", () => file("blank", " \r\n")],
    ["a file that is too large for a secret", () => file("large", "hunter2".repeat(20_000))],
    ["a file with more than one line", () => file("lines", `${KEY}\nhunter2\n`)],
    ["a file with more than one line", () => file("blank-line", `${KEY}\n\n`)],
    ["a file that is not UTF-8 text", () => file("binary", Uint8Array.of(255, 254, 65, 0))],
  ])("that points to %s is refused by the name of the variable alone", (words, path) => {
    const line = onlyLine({ VOCDONI_API_KEY: undefined, VOCDONI_API_KEY_FILE: path() });
    expect(line).toBe(`VOCDONI_API_KEY_FILE points to ${words}`);
  });

  it.each(["VOCDONI_SESSION_PASSWORD", "NEXTAUTH_SECRET", "DATABASE_URL", "SMTP_URL", "METRICS_TOKEN", "HTTP_PROXY"])(
    "that %s_FILE names and that is not there is said as that, not as a missing variable",
    (name) => {
      const others = { ...session, NEXTAUTH_SECRET: SECRET, VOCDONI_SESSION_PASSWORD: "x", [name]: undefined };
      const given = { ...others, [`${name}_FILE`]: join(folder, "hunter2") };
      expect(onlyLine(given)).toBe(`${name}_FILE points to a file that does not exist`);
    },
  );

  it("may have a relative path, which is reported if it doesn't exist", () => {
    const given = (path: string) => ({ VOCDONI_API_KEY: undefined, VOCDONI_API_KEY_FILE: path });
    expect(valuesOf(given(relative(process.cwd(), file("key", KEY)))).VOCDONI_API_KEY).toBe(KEY);
    expect(onlyLine(given("secrets/hunter2"))).toBe(
      "VOCDONI_API_KEY_FILE points to a file that does not exist. A relative path counts from the folder of the console",
    );
  });

  it("is refused where the variable is set too", () => {
    expect(onlyLine({ VOCDONI_API_KEY_FILE: file("key", KEY) })).toMatch(/^VOCDONI_API_KEY_FILE .*VOCDONI_API_KEY/);
  });

  it("of another variable is not read, and a blank name is none", () => {
    expect(valuesOf({ LOG_LEVEL_FILE: join(folder, "none"), NEXTAUTH_SECRET_FILE: " " }).LOG_LEVEL).toBe("info");
  });
});

describe("a proxy for outgoing requests", () => {
  it("is read from either spelling, the lower-case one first", () => {
    const upper = { HTTPS_PROXY: '"http://upper.example:3128"', NO_PROXY: "a.example" };
    expect(valuesOf(upper)).toMatchObject({ HTTPS_PROXY: "http://upper.example:3128", NO_PROXY: "a.example" });
    expect(valuesOf({ ...upper, https_proxy: "http://lower.example", no_proxy: "b.example" })).toMatchObject({
      ...{ HTTPS_PROXY: "http://lower.example", NO_PROXY: "b.example" },
    });
    expect(valuesOf({ ...upper, https_proxy: " " }).HTTPS_PROXY).toBe("http://upper.example:3128");
  });

  it.each([
    "hunter2.example:3128",
    "socks5://hunter2.example",
    "http://",
    "http://hunter2@proxy.example",
    "http://u:hunter2%@proxy.example",
    "http://u:1#hunter2@proxy.example",
    "http://proxy.example/hunter2",
  ])("%s is refused by name", (value) => {
    expect(onlyLine({ HTTPS_PROXY: value })).toMatch(/^HTTPS_PROXY .*HTTPS_PROXY=http:/);
    expect(onlyLine({ http_proxy: value })).toMatch(/^HTTP_PROXY /);
  });
});
