import { respond } from "@/lib/route";
import { getSyncStatus } from "@/lib/sync/status";

export const GET = () => respond("organizations:read", getSyncStatus);
