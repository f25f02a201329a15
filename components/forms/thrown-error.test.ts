import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { expect, it } from "vitest";
import { thrownError } from "./thrown-error";

it("an action that the server no longer has says that the console was updated", () => {
  expect(thrownError(new UnrecognizedActionError("x"), "lost")).toMatchObject({ code: "updated" });
});

it("a refusal of the proxy keeps its code, its words and its id", () => {
  const refusal = { code: "foreign-origin", message: "Set NEXTAUTH_URL.", requestId: "r-1" };
  expect(thrownError(new Error(JSON.stringify(refusal)), "lost")).toEqual(refusal);
});

it.each([new TypeError("Failed to fetch"), new Error('{"code":1}'), new Error("502 Bad Gateway"), "text", null])(
  "%o is a lost connection",
  (thrown) => {
    expect(thrownError(thrown, "lost")).toEqual({ code: "unreachable", message: "lost", requestId: "" });
  },
);

it("a failure of the server keeps its digest", () => {
  expect(thrownError(Object.assign(new Error("x"), { digest: "123" }), "lost")).toMatchObject({
    code: "failed",
    requestId: "123",
  });
});
