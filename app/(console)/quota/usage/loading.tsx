import { useText } from "#use-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function UsageLoading() {
  const text = useText("usage.page");
  return (
    <Loading label={text("loading")}>
      <PageHeader
        title={text("title")}
        breadcrumbs={[{ href: "/quota", label: text("quota") }]}
        subtitle={<Skeleton className="mt-1 w-64" />}
      />
      <Skeleton className="mb-2.5 h-8 w-80 max-w-full" />
      <SkeletonTable rows={12} columns={6} />
    </Loading>
  );
}
