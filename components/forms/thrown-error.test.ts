import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { expect, it } from "vitest";
import { textOf } from "@/lib/messages/text";
import { thrownError } from "./thrown-error";

const text = textOf("en", "forms.action");

it("an action that the server no longer has says that the console was updated", () => {
  expect(thrownError(new UnrecognizedActionError("x"), text, "lost")).toMatchObject({
    code: "updated",
    message: text("updated"),
  });
});

it("a refusal of the proxy keeps its code, its message and its ID", () => {
  const refusal = { code: "foreign-origin", message: "Set NEXTAUTH_URL.", requestId: "r-1" };
  expect(thrownError(new Error(JSON.stringify(refusal)), text, "lost")).toEqual(refusal);
});

it("a lost connection is explained where the form says nothing itself", () => {
  expect(thrownError(new TypeError("Failed to fetch"), text).message).toBe(text("unreachable"));
});

it.each([new TypeError("Failed to fetch"), new Error('{"code":1}'), new Error("502 Bad Gateway"), "text", null])(
  "%o is a lost connection",
  (thrown) => {
    expect(thrownError(thrown, text, "lost")).toEqual({ code: "unreachable", message: "lost", requestId: "" });
  },
);

it("a failure of the server keeps its digest", () => {
  expect(thrownError(Object.assign(new Error("x"), { digest: "123" }), text, "lost")).toMatchObject({
    code: "failed",
    message: text("failed"),
    requestId: "123",
  });
});
