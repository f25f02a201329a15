import { useText } from "#use-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function ReconciliationLoading() {
  const text = useText("reconciliation.page");
  return (
    <Loading label={text("loading")}>
      <PageHeader title={text("title")} subtitle={<Skeleton className="mt-1.5 w-64" />} />
      <SkeletonTable rows={8} columns={3} />
    </Loading>
  );
}
