import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonTable } from "@/components/ui/skeleton";

export default function OperationsLoading() {
  return (
    <>
      <PageHeader
        title="Operations"
        subtitle="Every change at Vocdoni, written down before it was sent and followed to its end"
      />
      <Loading label="Loading the operations">
        <SkeletonTable columns={6} />
      </Loading>
    </>
  );
}
