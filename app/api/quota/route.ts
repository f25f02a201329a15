import { getQuota } from "@/lib/quota/read";
import { respond } from "@/lib/route";

export const GET = () => respond("quota:read", (ctx) => getQuota(ctx));
