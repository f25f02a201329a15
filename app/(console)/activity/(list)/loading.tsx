import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonTable } from "@/components/ui/skeleton";

export default function ActivityLoading() {
  return (
    <Loading label="Loading activity">
      <PageHeader
        title="Activity"
        subtitle="Every change and every sign-in, newest first. Nobody can edit or remove an entry."
      />
      <SkeletonTable rows={12} columns={5} />
    </Loading>
  );
}
