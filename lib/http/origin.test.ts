import { describe, expect, it } from "vitest";
import { message } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";
import { foreignOrigin, requestHost } from "./origin";

const OWN = "https://console.integrator.example";
const refused = (method: string, origin: string | null, host: string, publicUrl?: string) =>
  foreignOrigin(method, { origin, host }, publicUrl);

it("the host of a request is what the first of several proxies says, else its own", () => {
  expect(requestHost("console.example, inner.example", "127.0.0.1:3000")).toBe("console.example");
  expect(requestHost(undefined, "127.0.0.1:3000")).toBe("127.0.0.1:3000");
});

describe("a change", () => {
  it.each([
    ["of the console's own page", "POST", OWN, "console.integrator.example", OWN],
    ["without NEXTAUTH_URL, on one host", "POST", "http://127.0.0.1:3000", "127.0.0.1:3000", undefined],
    ["without an Origin, which is no browser", "POST", null, "127.0.0.1:3000", OWN],
  ])("%s is accepted", (_, method, origin, host, publicUrl) => {
    expect(refused(method, origin, host, publicUrl)).toBeNull();
  });

  it("is never a visit", () => {
    for (const method of ["GET", "HEAD", "OPTIONS"])
      expect(refused(method, "https://evil.example", "a", OWN)).toBeNull();
  });

  it("from elsewhere is refused with both addresses", () => {
    const from = "http://10.0.0.5:3000";
    const expected = message("auth.origin.other", { own: OWN, from });
    expect(refused("POST", from, "console.integrator.example", OWN)).toEqual(expected);
    expect(translate(expected)).toMatch(new RegExp(`${OWN}.*${from}`));
  });

  it("behind a proxy that hides the host is refused with the variable to set", () => {
    expect(refused("POST", OWN, "127.0.0.1:4331")).toEqual(message("auth.origin.unset", { from: OWN }));
  });

  it.each(["null", "not a url", "https://"])("with the Origin %s is refused", (origin) => {
    expect(refused("DELETE", origin, "console.integrator.example", OWN)).not.toBeNull();
  });
});
