import { afterEach, expect, it, vi } from "vitest";
import { ANSWER_HEADER, answerVersion } from "@/lib/answer-version";
import { fetchPolled, PolledError } from "./polled";

afterEach(() => vi.unstubAllGlobals());

function answering(body: string, headers: Record<string, string> = { [ANSWER_HEADER]: answerVersion }, status = 200) {
  vi.stubGlobal("fetch", async () => new Response(body, { status, headers }));
  return fetchPolled<{ n: number }>("/api/any", new AbortController().signal);
}
const refused = (code: string, said: string | null) => expect.objectContaining({ code, said });

it("hands on what a console of the same version answers", async () => {
  await expect(answering('{"ok":true,"data":{"n":1}}')).resolves.toEqual({ n: 1 });
});

it("says what the console says", async () => {
  const body = '{"ok":false,"error":{"code":"forbidden","message":"No."}}';
  await expect(answering(body, {}, 403)).rejects.toEqual(refused("forbidden", "No."));
});

it("takes nothing of another version, or from something that is no console", async () => {
  const data = '{"ok":true,"data":{"n":1}}';
  await expect(answering(data, { [ANSWER_HEADER]: "another" })).rejects.toEqual(refused("unexpected", null));
  await expect(answering(data, {})).rejects.toEqual(refused("unexpected", null));
  for (const body of ["null", "[]", "1", '"text"', '{"ok":true}', '{"error":{"code":1}}']) {
    await expect(answering(body), body).rejects.toEqual(refused("unexpected", null));
  }
  await expect(answering("<html>")).rejects.toEqual(refused("unreachable", null));
});

it("is unreachable when nothing answers, but passes an abort on", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  const { signal } = new AbortController();
  await expect(fetchPolled("/api/any", signal)).rejects.toBeInstanceOf(PolledError);
  await expect(fetchPolled("/api/any", AbortSignal.abort())).rejects.toThrow("fetch failed");
});
