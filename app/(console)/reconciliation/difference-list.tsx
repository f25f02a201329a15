import { RefreshWhile } from "@/components/ui/refresh-while";
import { can, type Role } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { isMoving } from "@/lib/operations/schemas";
import { lastingDifference } from "@/lib/reconciliation/counter";
import {
  listForeignReferences,
  listGone,
  listRenamed,
  listUnknownCreations,
  listUnlinked,
} from "@/lib/reconciliation/list";
import type { DifferenceKind } from "@/lib/reconciliation/schemas";
import { CounterDifference } from "./counter-difference";
import { CreationsList } from "./creations-list";
import { GoneList } from "./gone-list";
import { ReferencesList } from "./references-list";
import { RenamedList } from "./renamed-list";
import { UnlinkedList } from "./unlinked-list";

type Props = { ctx: Pick<Ctx, "db" | "now">; role: Role; kind: DifferenceKind; page: number; size: number };

async function Rows({ ctx, role, kind, page, size }: Props) {
  const now = ctx.now().toISOString();
  const mayLink = can(role, "organizations:link");
  const part = { page, size };
  if (kind === "unlinked") return <UnlinkedList rows={await listUnlinked(ctx, part)} mayLink={mayLink} />;
  if (kind === "gone") return <GoneList rows={await listGone(ctx, part)} mayLink={mayLink} now={now} />;
  if (kind === "renamed") {
    const mayEdit = can(role, "organizations:edit");
    return <RenamedList rows={await listRenamed(ctx, part)} mayLink={mayLink} mayEdit={mayEdit} />;
  }
  if (kind === "foreign-reference") {
    return <ReferencesList rows={await listForeignReferences(ctx, part)} mayLink={mayLink} />;
  }
  if (kind === "counter") {
    const difference = await lastingDifference(ctx);
    return difference ? <CounterDifference difference={difference} now={now} /> : null;
  }
  const rows = await listUnknownCreations(ctx, part);
  return (
    <>
      <CreationsList rows={rows} mayDecide={can(role, "operations:decide")} now={now} />
      <RefreshWhile active={rows.some(({ state }) => isMoving(state))} everyMs={5_000} />
    </>
  );
}

/** One page of the differences of one kind, with their remedies. */
export function DifferenceList(props: Props) {
  return (
    <ul>
      <Rows {...props} />
    </ul>
  );
}
