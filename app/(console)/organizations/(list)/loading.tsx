import { useText } from "#use-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function OrganizationsLoading() {
  const text = useText("organizations.list");
  return (
    <Loading label={text("loading")}>
      <PageHeader title={text("title")} subtitle={<Skeleton className="mt-1 w-64" />} />
      <SkeletonTable rows={12} columns={6} />
    </Loading>
  );
}
