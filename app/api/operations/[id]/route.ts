import { getOperation } from "@/lib/operations/read";
import { respond } from "@/lib/route";

type Context = { params: Promise<{ id: string }> };

export const GET = async (_request: Request, { params }: Context) => {
  const { id } = await params;
  return respond("operations:read", (ctx) => getOperation(ctx, id));
};
