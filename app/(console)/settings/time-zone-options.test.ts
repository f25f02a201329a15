import { expect, it } from "vitest";
import { timeZoneOptions } from "./time-zone-options";

const winter = Date.parse("2026-01-10Z");
const found = (query: string, now = winter) =>
  timeZoneOptions(query, ["Europe/Madrid"], now).map(({ label, note }) => `${label} ${note}`);

it("finds zones by a part of their name, with their offset of the day", () => {
  expect(found("madrid")).toEqual(["Europe/Madrid UTC+01:00"]);
  expect(found("madrid", Date.parse("2026-07-10Z"))).toEqual(["Europe/Madrid UTC+02:00"]);
  expect(found(" SAO pau")).toEqual(["America/Sao Paulo UTC-03:00"]);
  expect(found("utc")).toEqual(["UTC UTC+00:00"]);
});

it("lists places that begin with the query first, then those with a word that does", () => {
  const names = timeZoneOptions("ma", [], winter).map(({ value }) => value);
  expect(names).toContain("Africa/Bamako");
  for (const place of ["Africa/Maputo", "America/Managua", "Europe/Madrid", "Asia/Manila"]) {
    expect(names.indexOf(place), place).toBeLessThan(names.indexOf("Africa/Bamako"));
  }
  expect(found("york")).toEqual(["America/New York UTC-05:00"]);
});

it("finds places by names that are not listed", () => {
  expect(found("kathmandu")).toEqual(["Asia/Kathmandu UTC+05:45"]);
  expect(found("ho chi minh")).toContain("Asia/Ho Chi Minh UTC+07:00");
  expect(found("Atlantis")).toEqual([]);
});

it("lists the suggested zones first while nothing is typed, and never all of them", () => {
  expect(found("").slice(0, 2)).toEqual(["Europe/Madrid UTC+01:00", "UTC UTC+00:00"]);
  expect(found("").length).toBe(60);
});
