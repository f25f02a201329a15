import { z } from "zod";
import { normalizeAddress } from "./address";

/** Zod edge for an address: takes every wire form, yields `0x` + 40 lower-case hex. */
export const addressSchema = z.string().transform((value, ctx) => {
  const address = normalizeAddress(value);
  if (address === null) {
    ctx.addIssue({ code: "custom", message: "not an address: 0x and 40 hexadecimal digits" });
    return z.NEVER;
  }
  return address;
});
