import { expect, it } from "vitest";
import { demoEnv } from "./env.mjs";

const sandbox = { url: "http://127.0.0.1:4000", key: "vsk_sandbox", email: "ops@example.org", password: "secret" };

it("keeps the demo away from what the caller has configured", () => {
  const caller = {
    PATH: "/bin",
    VOCDONI_API_KEY: "vsk_real",
    VOCDONI_ANYTHING: "real",
    DATABASE_URL: "postgresql://real",
    NEXTAUTH_URL: "https://real.example",
    NEXTAUTH_SECRET: "real",
    SMTP_URL: "smtp://real.example",
    METRICS_TOKEN: "real-real-real-real",
    DATA_DIR: "/var/lib/console",
    NODE_ENV: "development" as const,
    PORT: "80",
  };
  const env = demoEnv(caller, sandbox);
  expect(Object.values(env).filter((value) => value?.includes("real"))).toEqual([]);
  expect(env).toMatchObject({ PATH: "/bin", NODE_ENV: "production", VOCDONI_API_KEY: "vsk_sandbox" });
  expect(env.DATA_DIR).toMatch(/\.data\/demo$/);
  expect(env.PORT).toBeUndefined();
});
