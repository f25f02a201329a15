import { useText } from "#use-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function CustomersLoading() {
  const text = useText("customers.list");
  const titles = useText("customers.titles");
  return (
    <Loading label={text("loading")}>
      <PageHeader title={titles("customers")} subtitle={<Skeleton className="mt-1.5 w-40" />} />
      <SkeletonTable rows={12} columns={6} />
    </Loading>
  );
}
