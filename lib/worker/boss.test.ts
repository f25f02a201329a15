import { expect, it, vi } from "vitest";
import { bossSql } from "./boss";

const failing = async (code: string, message: string) => {
  const executeSql = vi.fn().mockResolvedValueOnce({ rows: [] });
  executeSql.mockRejectedValue(Object.assign(new Error(message), { code }));
  const run = await bossSql({ executeSql });
  return run("BEGIN").catch((error: Error) => error.message);
};

it("reports in English what pg-boss looks for, whatever the server's language", async () => {
  expect(await failing("42710", "el tipo «job_state» ya existe")).toBe("already exists: el tipo «job_state» ya existe");
  expect(await failing("22012", "Division durch Null")).toBe("division by zero: Division durch Null");
  expect(await failing("42710", 'type "job_state" already exists')).toBe('type "job_state" already exists');
  expect(await failing("42501", "keine Berechtigung")).toBe("keine Berechtigung");
});
