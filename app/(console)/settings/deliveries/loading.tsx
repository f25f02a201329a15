import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonTable } from "@/components/ui/skeleton";
import { header } from "./header";

export default function DeliveriesLoading() {
  return (
    <>
      <PageHeader {...header} />
      <Loading label="Loading the delivery log">
        <SkeletonTable columns={5} />
      </Loading>
    </>
  );
}
