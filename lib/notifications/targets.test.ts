import { describe, expect, it } from "vitest";
import { message } from "@/lib/messages/message";
import { recipientsSchema, targetSchema } from "./channel-schemas";
import { isPublicAddress, refusePrivateTarget, TargetRefused } from "./targets";

describe("isPublicAddress", () => {
  it.each([
    ["0.0.0.0", "0.1.2.3", "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
    ["169.254.169.254", "168.63.129.16", "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1"],
    ["198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"],
    ["::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "100::1", "2001:db8::1"],
    ["::ffff:10.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "3fff::1"],
    ["", "localhost", "1.2.3", "1.2.3.4.5", "::g"],
  ])("refuses %s, %s, %s and the like", (...addresses) => {
    for (const address of addresses) expect(isPublicAddress(address), address).toBe(false);
  });

  it.each(["1.1.1.1", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1"])(
    "lets %s",
    (a) => {
      expect(isPublicAddress(a)).toBe(true);
    },
  );
});

describe("refusePrivateTarget", () => {
  const none = async () => {
    throw new Error("nobody is asked");
  };

  it.each([
    ["http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/"],
    ["http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fd00:ec2::254]/", "http://0/", "http://169.254.169.254/"],
  ])("refuses %s without asking a name server", async (...urls) => {
    for (const url of urls)
      await expect(refusePrivateTarget(new URL(url), none), url).rejects.toBeInstanceOf(TargetRefused);
  });

  it("refuses a name as soon as one of its addresses is private, and names it", async () => {
    const url = new URL("https://hooks.example/x");
    await refusePrivateTarget(url, async () => ["1.1.1.1", "2606:4700::1111"]);
    const mixed = refusePrivateTarget(url, async () => ["1.1.1.1", "::ffff:10.0.0.7"]);
    await expect(mixed).rejects.toMatchObject({
      text: message("settings.errors.privateHost", { host: "hooks.example", address: "::ffff:10.0.0.7" }),
    });
  });
});

describe("targetSchema", () => {
  it.each([
    "",
    "hooks.example",
    "ftp://hooks.example",
    "javascript:alert(1)",
    "https://u:p@hooks.example",
    "https://u@x.example",
  ])("refuses %s", (url) => expect(targetSchema.safeParse(url).success).toBe(false));
  it("spells a URL in one way", () => {
    expect(targetSchema.parse(" HTTPS://Hooks.Example/a?b=c#d ")).toBe("https://hooks.example/a?b=c");
  });
});

describe("recipientsSchema", () => {
  it("reads addresses between lines, commas, semicolons and spaces, each once", () => {
    expect(recipientsSchema.parse("a@x.example, b@x.example;\n a@x.example\tc@x.example")).toEqual([
      ...["a@x.example", "b@x.example", "c@x.example"],
    ]);
  });
  it.each([
    "",
    " , ",
    "a@x.example b",
    "a@x.example\r\nBcc: c",
    Array.from({ length: 21 }, (_, n) => `a${n}@x.example`).join(),
  ])("refuses %j", (text) => expect(recipientsSchema.safeParse(text).success).toBe(false));
});
