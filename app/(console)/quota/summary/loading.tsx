import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function SummaryLoading() {
  return (
    <Loading label="Loading the summary">
      <PageHeader
        title="Monthly summary"
        breadcrumbs={[{ href: "/quota", label: "Quota" }]}
        subtitle={<Skeleton className="mt-1 w-48" />}
      />
      <Skeleton className="mb-3 h-8.5 w-64" />
      <SkeletonTable rows={12} columns={6} />
    </Loading>
  );
}
