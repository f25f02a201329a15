import { request } from "node:http";

export type RawAnswer = { status: number; headers: NodeJS.Dict<string | string[]>; text: string };
type Options = { method?: string; headers?: Record<string, string>; body?: string };

/** Sends exactly this: any method, a path that no URL would have, a body cut short. Rejects when nothing answers in 15 s. */
export function rawRequest(
  base: string,
  path: string,
  { method = "GET", headers, body }: Options = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
    const sent = request({ hostname, port, path, method, headers: { ...length, ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() });
      });
    });
    sent.setTimeout(15_000, () => sent.destroy(new Error(`no answer to ${method} ${path.slice(0, 80)}`)));
    sent.on("error", reject);
    sent.end(body);
  });
}
