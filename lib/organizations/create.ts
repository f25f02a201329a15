import "server-only";
import type { Ctx } from "@/lib/context";
import { beginOperation } from "@/lib/operations/begin";
import { resolveCustomer } from "./customer-choice";
import { checkLanguage } from "./languages";
import type { CreateOrganizationInput } from "./schemas";

/**
 * Records the creation of a managed organization. Returns the operation to follow; nothing has been sent yet. Throws
 * AppError `conflict` for a form token used with other values, `invalid-input` for a customer that no longer exists or
 * a language that Vocdoni doesn't offer.
 */
export async function createOrganization(ctx: Ctx, input: CreateOrganizationInput): Promise<{ operationId: string }> {
  const { formToken, defaultLang: asked, ...rest } = input;
  const defaultLang = await checkLanguage(ctx, asked);
  const stored = { ...rest, ...(defaultLang === undefined ? {} : { defaultLang }) };
  const chosen = stored.customerId || stored.newCustomerName;
  const { id } = await beginOperation(ctx, {
    kind: "organization.create",
    formToken,
    target: null,
    label: input.names.default ?? "",
    input: { ...stored, formToken },
    ...(chosen
      ? {
          addCustomer: async (tx) => {
            const customer = await resolveCustomer(tx, ctx, stored);
            if (!customer) throw new Error("a customer was chosen and not resolved");
            return customer.id;
          },
        }
      : {}),
  });
  return { operationId: id };
}
