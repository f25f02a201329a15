import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonTable } from "@/components/ui/skeleton";

export default function AlertsLoading() {
  return (
    <Loading label="Loading the alerts">
      <PageHeader
        title="Alerts"
        subtitle="Thresholds of the quota that were passed, and limits that may be reached soon"
      />
      <SkeletonTable rows={6} columns={2} />
    </Loading>
  );
}
