import "server-only";
import { getDatabase } from "@/lib/db/global";

/** Whether the database answers. */
export async function pingDatabase(): Promise<boolean> {
  try {
    const { executeSql } = await getDatabase();
    await executeSql("SELECT 1");
    return true;
  } catch {
    return false;
  }
}
