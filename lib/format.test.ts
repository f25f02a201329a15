import { describe, expect, it } from "vitest";
import {
  ageOf,
  compareWords,
  countryName,
  formatDate,
  formatDuration,
  formatEuros,
  formatExact,
  formatList,
  formatNumber,
  formatPercent,
  humanized,
  languageLabel,
  languageName,
} from "@/lib/format";
import { textOf } from "@/lib/messages/text";

/** Intl sets figures and units apart with blanks that do not break. */
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, " ");

describe("figures", () => {
  it.each([
    ["en", "1,248", "86,410.5"],
    ["es", "1248", "86.410,5"],
    ["es-MX", "1,248", "86,410.5"],
    ["ca", "1.248", "86.410,5"],
    ["ca-AD", "1.248", "86.410,5"],
  ])("are separated as in %s", (locale, small, large) => {
    expect([formatNumber(1248, locale), formatNumber(86_410.5, locale)]).toEqual([small, large]);
  });

  it.each([
    [0, "0%", "0 %"],
    [0.0004, "<1%", "<1 %"],
    [0.832, "83%", "83 %"],
    [0.9996, "99%", "99 %"],
    [1, "100%", "100 %"],
    [1.005, "100.5%", "100,5 %"],
    [12.5, "1,250%", "1250 %"],
  ])("percent of %d is %s, in Spanish %s", (share, english, spanish) => {
    expect(formatPercent(share, "en")).toBe(english);
    expect(plain(formatPercent(share, "es"))).toBe(spanish);
  });

  it("of money", () => {
    expect(formatEuros(123_456, "en")).toBe("€1,234.56");
    expect(plain(formatEuros(1_234_567, "es"))).toBe("12.345,67 €");
  });
});

describe("time", () => {
  const now = "2026-11-22T12:00:00Z";
  it.each([
    ["2026-11-22T11:59:22Z", "38 s ago", "hace 38 s", "fa 38 s"],
    ["2026-11-22T12:00:00.400Z", "just now", "ahora mismo", "ara mateix"],
    ["2026-11-22T12:03:10Z", "in 3 min", "dentro de 3 min", "d’aquí a 3 min"],
    ["2026-11-22T10:30:00Z", "1 h ago", "hace 1 h", "fa 1 h"],
    ["2026-11-20T11:00:00Z", "2 days ago", "hace 2 días", "fa 2 dies"],
    ["2026-09-22T12:00:00Z", "2 months ago", "hace 2 meses", "fa 2 mesos"],
    ["2023-01-01T00:00:00Z", "3 years ago", "hace 3 años", "fa 3 anys"],
  ])("%s is %s, %s, %s", (instant, ...texts) => {
    const age = ageOf(instant, now);
    const said = (["en", "es", "ca"] as const).map((locale) => {
      const text = textOf(locale, "ui.time");
      return age && text(age.count === 0 ? "justNow" : age.isPast ? "ago" : "ahead", age);
    });
    expect(said).toEqual(texts);
  });

  it("has no age where there is no instant", () => expect(ageOf("yesterday-ish", now)).toBeNull());

  it("has the singular of one", () => {
    const one = (locale: string) => textOf(locale, "ui.time")("ahead", { unit: "month", count: 1 });
    expect(["en", "es", "ca"].map(one)).toEqual(["in 1 month", "dentro de 1 mes", "d’aquí a 1 mes"]);
  });

  it("says the exact time with its zone", () => {
    const at = "2026-08-12T14:03:22Z";
    expect(formatExact(at, "UTC", "en")).toBe("12 Aug 2026, 14:03:22 UTC");
    expect(formatExact(at, "UTC", "en-US")).toBe("12 Aug 2026, 14:03:22 UTC");
    expect(formatExact(at, "UTC", "es")).toBe("12 ago 2026, 14:03:22 UTC");
    expect(formatExact(at, "UTC", "es-MX")).toBe("12 ago 2026, 14:03:22 UTC");
    expect(formatExact(at, "UTC", "ca")).toBe("12 d’ag. del 2026, 14:03:22 UTC");
    expect(formatDate("2026-08-12T23:30:00Z", "Europe/Madrid", "en")).toBe("13 Aug 2026");
    expect(formatExact("nonsense", "UTC", "en")).toBe("");
  });

  it.each([
    [0, "0.0 s", "0,0 s"],
    [6_120, "6.1 s", "6,1 s"],
    [9_960, "10 s", "10 s"],
    [59_990, "1 min", "1 min"],
    [125_000, "2 min 5 s", "2 min 5 s"],
    [11_520_000, "3 h 12 min", "3 h 12 min"],
    [187_200_000, "2 d 4 h", "2 d 4 h"],
  ])("%d ms lasts %s, in Catalan %s", (ms, english, catalan) => {
    expect(formatDuration(ms, "en")).toBe(english);
    expect(formatDuration(ms, "ca")).toBe(catalan);
  });

  it("shows whole seconds where tenths would flicker", () => expect(formatDuration(6_000, "en", "second")).toBe("6 s"));
});

describe("names", () => {
  it("makes words of a name in snake case", () => expect(humanized("housing_association")).toBe("Housing association"));

  it("names countries and languages, and leaves alone what is neither", () => {
    expect(countryName("es", "en")).toBe("Spain");
    expect(countryName("ES", "ca")).toBe("Espanya");
    expect(countryName("Catalonia", "es")).toBe("Catalonia");
    expect(countryName("QZ", "en")).toBe("QZ");
    expect(languageName("ca", "en")).toBe("Catalan");
    expect(languageName("not a language", "en")).toBe("not a language");
    expect(languageLabel("ca", "es")).toBe("catalán (ca)");
    expect(languageLabel("not a language", "en")).toBe("not a language");
  });

  it("orders and lists words as a language does", () => {
    const order = (locale: string) => ["nz", "ña", "Oca", "na"].sort((a, b) => compareWords(a, b, locale));
    expect(order("es")).toEqual(["na", "nz", "ña", "Oca"]);
    expect(order("en")).toEqual(["na", "ña", "nz", "Oca"]);
    expect(formatList(["75%", "90%"], "ca")).toBe("75% i 90%");
    expect(formatList(["75%", "90%"], "es")).toBe("75% y 90%");
  });
});
