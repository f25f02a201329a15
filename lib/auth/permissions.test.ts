import { describe, expect, it } from "vitest";
import { clientAddress, networkOf } from "@/lib/http/client-address";
import { can, permissions, roles } from "./permissions";

/** Who may do what, written out once more by hand: a = admin, o = operator, v = viewer. */
const expected: Record<string, string> = {
  "organizations:read": "aov",
  "organizations:create": "ao-",
  "organizations:import": "ao-",
  "organizations:edit": "ao-",
  "organizations:link": "ao-",
  "organizations:delete": "a--",
  "customers:read": "aov",
  "customers:write": "ao-",
  "quota:read": "aov",
  "quota:refresh": "ao-",
  "alerts:acknowledge": "ao-",
  "operations:read": "aov",
  "operations:decide": "ao-",
  "audit:read": "aov",
  "sync:run": "ao-",
  "team:manage": "a--",
  "settings:read": "a--",
  "settings:write": "a--",
  "account:own": "aov",
};

describe("the table of permissions", () => {
  it("is exactly this", () => {
    const told = permissions.map((permission) => [
      permission,
      roles.map((role) => (can(role, permission) ? role.charAt(0) : "-")).join(""),
    ]);
    expect(Object.fromEntries(told)).toEqual(expected);
  });

  it("lets a viewer change nothing but their own account", () => {
    const changing = permissions.filter((permission) => !/:read$/.test(permission));
    expect(changing.filter((permission) => can("viewer", permission))).toEqual(["account:own"]);
  });
});

describe("clientAddress", () => {
  it.each<[string | string[] | undefined, number, string]>([
    [undefined, 0, "unknown"],
    ["", 0, "unknown"],
    ["192.0.2.1", 0, "192.0.2.1"],
    ["192.0.2.1", 1, "192.0.2.1"],
    ["6.6.6.6, 192.0.2.1", 1, "192.0.2.1"],
    ["6.6.6.6, 192.0.2.1, 10.0.0.1", 2, "192.0.2.1"],
    [["6.6.6.6", "192.0.2.1,10.0.0.1"], 2, "192.0.2.1"],
    ["6.6.6.6,, 192.0.2.1 ,", 1, "192.0.2.1"],
    ["192.0.2.1", 3, "192.0.2.1"],
  ])("of %o behind %i proxies is %s", (header, hops, address) => {
    expect(clientAddress(header, hops)).toBe(address);
  });
});

describe("networkOf", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    [" 192.0.2.1:50123 ", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["[::ffff:c000:201]:443", "192.0.2.1"],
    ["2001:db8:0:7:1:2:3:4", "2001:db8:0:7::/64"],
    ["[2001:DB8:0:7::9]:50123", "2001:db8:0:7::/64"],
    ["fe80::1%eth0", "fe80::/64"],
    ["::1", "::/64"],
    ["unknown", "unknown"],
    ["1.2.3.4.5", "unknown"],
    ["", "unknown"],
  ])("of %s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
