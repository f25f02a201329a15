import { useText } from "#use-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonTable } from "@/components/ui/skeleton";

export default function AuditLogLoading() {
  const text = useText("audit.page");
  return (
    <Loading label={text("loading")}>
      <PageHeader title={text("title")} subtitle={text("subtitle")} />
      <SkeletonTable rows={12} columns={5} />
    </Loading>
  );
}
