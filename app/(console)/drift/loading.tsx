import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function DriftLoading() {
  return (
    <Loading label="Loading the differences">
      <PageHeader title="Differences" subtitle={<Skeleton className="mt-1.5 w-64" />} />
      <SkeletonTable rows={8} columns={3} />
    </Loading>
  );
}
