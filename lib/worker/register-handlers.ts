import "server-only";
import { registerHandlers } from "@/lib/operations/handler";
import { organizationHandlers } from "@/lib/organizations/perform/handlers";

registerHandlers(organizationHandlers);
