import { useText } from "#use-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonTable } from "@/components/ui/skeleton";

export default function AlertsLoading() {
  const text = useText("alerts.list");
  return (
    <Loading label={text("loading")}>
      <PageHeader title={text("title")} subtitle={text("loadingSubtitle")} />
      <SkeletonTable rows={6} columns={2} />
    </Loading>
  );
}
