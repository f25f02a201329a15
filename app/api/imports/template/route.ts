import { templateCsv } from "@/lib/imports/failed-csv";
import { respondCsv } from "@/lib/route";

/** A file with the columns of an import and one row that shows them. */
export const GET = () =>
  respondCsv("organizations:read", async () => ({ name: "organizations-import.csv", text: templateCsv() }));
