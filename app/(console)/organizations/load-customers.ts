import type { CustomerOption } from "@/lib/customers/model";
import { fetchPolled } from "../../polled";

/** Customers for a picker, by name or external ID. */
export async function loadCustomers(query: string, signal: AbortSignal) {
  const found = await fetchPolled<CustomerOption[]>(`/api/customers?q=${encodeURIComponent(query)}`, signal);
  return found.map(({ id, name, externalId }) => ({
    value: id,
    label: name,
    ...(externalId ? { note: externalId } : {}),
  }));
}
