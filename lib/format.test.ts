import { describe, expect, it } from "vitest";
import {
  countryName,
  formatBytes,
  formatDate,
  formatDuration,
  formatExact,
  formatNumber,
  formatPercent,
  formatRelative,
  languageLabel,
  languageName,
  organizationTypeLabel,
} from "@/lib/format";

describe("figures", () => {
  it("separates thousands as the locale does", () => {
    expect(formatNumber(1248)).toBe("1,248");
    expect(formatNumber(86410, "de")).toBe("86.410");
  });

  it.each([
    [0, "0%"],
    [0.0004, "<1%"],
    [0.832, "83%"],
    [0.9996, "99%"],
    [1, "100%"],
    [1.005, "100.5%"],
    [12.5, "1,250%"],
  ])("percent of %d is %s", (share, text) => expect(formatPercent(share)).toBe(text));

  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1536, "1.5 kB"],
    [5_000_000, "5 MB"],
  ])("%d bytes", (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});

describe("time", () => {
  const now = "2026-11-22T12:00:00Z";
  it.each([
    ["2026-11-22T11:59:22Z", "38 s ago"],
    ["2026-11-22T12:00:00.400Z", "just now"],
    ["2026-11-22T12:03:10Z", "in 3 min"],
    ["2026-11-22T10:30:00Z", "1 h ago"],
    ["2026-11-20T11:00:00Z", "2 days ago"],
    ["2026-08-12T12:00:00Z", "3 months ago"],
    ["2023-01-01T00:00:00Z", "3 years ago"],
    ["yesterday-ish", ""],
  ])("%s is %s", (instant, text) => expect(formatRelative(instant, now)).toBe(text));

  it("says the exact time with its zone", () => {
    expect(formatExact("2026-08-12T14:03:22Z", "UTC")).toBe("12 Aug 2026, 14:03:22 UTC");
    expect(formatDate("2026-08-12T23:30:00Z", "Europe/Madrid")).toBe("13 Aug 2026");
    expect(formatExact("nonsense", "UTC")).toBe("");
  });

  it.each([
    [0, "0.0 s"],
    [6_120, "6.1 s"],
    [9_960, "10 s"],
    [59_990, "1 min"],
    [125_000, "2 min 5 s"],
    [11_520_000, "3 h 12 min"],
    [187_200_000, "2 d 4 h"],
  ])("%d ms lasts %s", (ms, text) => expect(formatDuration(ms)).toBe(text));
});

describe("names", () => {
  it("reads organization types", () => {
    expect(organizationTypeLabel("political_party")).toBe("Political party");
    expect(organizationTypeLabel("others")).toBe("Other");
    expect(organizationTypeLabel("")).toBe("Not set");
  });

  it("names countries and languages, and leaves alone what is neither", () => {
    expect(countryName("es")).toBe("Spain");
    expect(countryName("ES", "ca")).toBe("Espanya");
    expect(countryName("Catalonia")).toBe("Catalonia");
    expect(countryName("QZ")).toBe("QZ");
    expect(languageName("ca")).toBe("Catalan");
    expect(languageName("default")).toBe("Default");
    expect(languageName("not a language")).toBe("not a language");
    expect(languageLabel("ca")).toBe("Catalan (ca)");
    expect(languageLabel("not a language")).toBe("not a language");
  });
});
