import { NextResponse } from "next/server";
import { pingDatabase } from "@/lib/health/ping-database";

/** 200 when the console can serve, 503 when its database can't be reached. Reveals nothing else. */
export async function GET() {
  const healthy = await pingDatabase();
  return NextResponse.json(
    { status: healthy ? "ok" : "database-unavailable" },
    { status: healthy ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
