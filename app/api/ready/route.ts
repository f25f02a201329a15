import { NextResponse } from "next/server";
import { checkReadiness } from "@/lib/health/readiness";

/** 200 when the console can do its work, 503 when not; each check says why. For load balancers and monitoring. */
export async function GET() {
  const { ready, checks } = await checkReadiness();
  return NextResponse.json(
    { status: ready ? "ready" : "not-ready", checks },
    { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
