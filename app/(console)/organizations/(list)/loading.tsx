import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function OrganizationsLoading() {
  return (
    <Loading label="Loading the organizations">
      <PageHeader title="Organizations" subtitle={<Skeleton className="mt-1 w-64" />} />
      <SkeletonTable rows={12} columns={6} />
    </Loading>
  );
}
