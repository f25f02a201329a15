"use client";

import type { ImportPage } from "@/lib/imports/model";
import { isImportInProgress } from "@/lib/imports/model";
import type { ImportRowsQuery } from "@/lib/imports/schemas";
import { usePolled } from "../../../../polled";

const POLL_MS = 1_000;

/** Polls an import and one page of its rows every second while it is in progress. */
export function useImport(initial: ImportPage, query: ImportRowsQuery) {
  const { id } = initial.import;
  const asked = new URLSearchParams({ group: query.group, page: String(query.page), size: String(query.size) });
  return usePolled<ImportPage>(
    {
      queryKey: ["import", id, asked.toString()],
      url: `/api/imports/${id}?${asked}`,
      interval: (page) => isImportInProgress(page.import) && POLL_MS,
    },
    initial,
    initial.now,
  );
}
