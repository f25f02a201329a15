import { listOpenAlerts } from "@/lib/alerts/list";
import { respond } from "@/lib/route";

/** The open alerts, for the bell. */
export const GET = () => respond("quota:read", listOpenAlerts);
