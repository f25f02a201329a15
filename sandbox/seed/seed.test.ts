import { describe, expect, test } from "vitest";
import { initialState } from "../state/initial";
import { demoCustomers } from "./customers";
import { seedOrganizations } from "./organizations";

const NOW = Date.parse("2026-06-01T00:00:00Z");
const seeded = (count: number) => seedOrganizations(count, { now: NOW });

describe("the seed", () => {
  test("is the same each time, its customers also at another date", () => {
    expect(seeded(240)).toEqual(seeded(240));
    const later = seedOrganizations(240, { now: NOW + 86_400_000 });
    expect(demoCustomers(later)).toEqual(demoCustomers(seeded(240)));
    expect(seedOrganizations(240, { now: NOW, seed: 2 })[0]?.address).not.toBe(seeded(240)[0]?.address);
  });

  test.each([0, 1, 240, 5000])("%i organizations have names and addresses of their own", (count) => {
    const organizations = seeded(count);
    expect(organizations).toHaveLength(count);
    expect(new Set(organizations.map(({ label }) => label)).size).toBe(count);
    expect(new Set(organizations.map(({ address }) => address)).size).toBe(count);
  });

  test("has every type, several countries, unnamed, plain and translated names, and dates within two years", () => {
    const organizations = seeded(240);
    expect(new Set(organizations.map(({ type }) => type)).size).toBe(9);
    expect(new Set(organizations.map(({ country }) => country)).size).toBeGreaterThan(8);
    const names = organizations.map(({ meta }) => meta.name);
    expect(names.filter((name) => name === undefined).length).toBeGreaterThan(0);
    expect(names.filter((name) => typeof name === "string").length).toBeGreaterThan(3);
    expect(names.filter((name) => Object.keys(name ?? {}).includes("es")).length).toBeGreaterThan(5);
    const dates = organizations.map(({ createdAt }) => createdAt);
    expect(dates).toEqual([...dates].sort((a, b) => a - b));
    expect(NOW - (dates[0] ?? 0)).toBeLessThan(731 * 86_400_000);
    expect(organizations.filter(({ open }) => open).length).toBeLessThan(60);
  });

  test("has about 60 customers with nine organizations in ten", () => {
    const customers = demoCustomers(seeded(240));
    const linked = customers.flatMap(({ organizationAddresses }) => organizationAddresses);
    expect(customers.length).toBeGreaterThan(45);
    expect(customers.length).toBeLessThan(80);
    expect(linked.length).toBeGreaterThan(205);
    expect(linked.length).toBeLessThan(230);
    expect(new Set(linked).size).toBe(linked.length);
    expect(new Set(customers.map(({ name }) => name)).size).toBe(customers.length);
  });

  test("fills the quota as a demo should", () => {
    const { integrators, organizations } = initialState(240, NOW);
    const [primary] = Object.values(integrators);
    const sum = (key: "sentEmails" | "sentSMS") =>
      organizations
        .filter((each) => each.managedBy === organizations[0]?.address)
        .reduce((total, each) => total + each.counters[key], 0);
    expect(primary?.limits).toMatchObject({ maxManagedOrgs: 300, maxVotes: 0, maxEmails: 50_000, maxSMS: 2000 });
    expect(sum("sentEmails") / 50_000).toBeCloseTo(0.74, 1);
    expect(sum("sentSMS")).toBe(2011);
    expect(primary?.managedProcesses).toBeGreaterThan(250);
    expect(primary?.managedProcesses).toBeLessThan(700);
  });
});
