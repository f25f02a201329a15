import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function CustomersLoading() {
  return (
    <Loading label="Loading customers">
      <PageHeader title="Customers" subtitle={<Skeleton className="mt-1.5 w-40" />} />
      <SkeletonTable rows={12} columns={6} />
    </Loading>
  );
}
