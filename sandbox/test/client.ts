import { z } from "zod";
import { PRIMARY_KEY, SESSION_EMAIL, SESSION_PASSWORD } from "../credentials";

const pageSchema = z.object({
  pagination: z.object({ totalItems: z.number(), lastPage: z.number() }),
  organizations: z.array(z.object({ address: z.string(), meta: z.record(z.string(), z.unknown()) })),
});

/** A call with the primary key (or another credential), its answer as text and status. */
export async function call(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  credential = PRIMARY_KEY,
): Promise<{ status: number; text: string; headers: Headers }> {
  const headers = { Authorization: `Bearer ${credential}` };
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** A page of the managed organizations. */
export async function page(url: string, number: number, limit = 10): Promise<z.infer<typeof pageSchema>> {
  const { text } = await call(url, "GET", `/integrator/organizations?page=${number}&limit=${limit}`);
  return pageSchema.parse(JSON.parse(text));
}

/** A token of the primary integrator's user. */
export async function session(url: string): Promise<string> {
  const { text } = await call(url, "POST", "/auth/login", { email: SESSION_EMAIL, password: SESSION_PASSWORD });
  return z.object({ token: z.string() }).parse(JSON.parse(text)).token;
}
