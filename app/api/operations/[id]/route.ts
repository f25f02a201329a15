import { readerLocale } from "@/lib/messages/reader-locale";
import { operationInLanguage } from "@/lib/operations/in-language";
import { getOperation } from "@/lib/operations/read";
import { respond } from "@/lib/route";

type Context = { params: Promise<{ id: string }> };

export const GET = async (_request: Request, { params }: Context) => {
  const { id } = await params;
  return respond("operations:read", async (ctx) =>
    operationInLanguage(await getOperation(ctx, id), await readerLocale()),
  );
};
