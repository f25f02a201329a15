import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { getAuthOptions } from "@/lib/session/options";

type Context = { params: Promise<{ nextauth: string[] }> };

/** The next-auth routes that the console uses. Others return 404: one of them logs whatever is sent to it. */
const METHODS = new Map([
  ["csrf", "GET"],
  ["providers", "GET"],
  ["callback/credentials", "POST"],
]);

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  const method = METHODS.get(nextauth.join("/"));
  if (!method) return new Response("Not found", { status: 404 });
  if (request.method !== method) return new Response("Method not allowed", { status: 405, headers: { Allow: method } });
  try {
    const answer: Response = await NextAuth(getAuthOptions())(request, context);
    // Refusals have other codes: next-auth couldn't parse this request.
    return answer.status === 500 ? new Response("Bad request", { status: 400 }) : answer;
  } catch {
    return new Response("Bad request", { status: 400 });
  }
}

export { handler as GET, handler as POST };
