import { useText } from "#use-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function SummaryLoading() {
  const text = useText("usage.summary");
  return (
    <Loading label={text("loading")}>
      <PageHeader
        title={text("title")}
        breadcrumbs={[{ href: "/quota", label: text("quota") }]}
        subtitle={<Skeleton className="mt-1 w-48" />}
      />
      <Skeleton className="mb-3 h-8.5 w-64" />
      <SkeletonTable rows={12} columns={6} />
    </Loading>
  );
}
