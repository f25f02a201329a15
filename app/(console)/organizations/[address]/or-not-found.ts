import { notFound } from "next/navigation";
import { isAppError } from "@/lib/errors";

/** What a verb reads, or the 404 page where it says `not-found`. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error) && error.code === "not-found") notFound();
    throw error;
  }
}
