import "server-only";
import { getDatabase } from "@/lib/db/global";
import { getStartState } from "./start-state";

/** Whether the console has started and its database answers. */
export async function pingDatabase(): Promise<boolean> {
  if (getStartState().phase === "starting") return false;
  try {
    const { executeSql } = await getDatabase();
    await executeSql("SELECT 1");
    return true;
  } catch {
    return false;
  }
}
