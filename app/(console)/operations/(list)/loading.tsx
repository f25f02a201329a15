import { useText } from "#use-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, SkeletonTable } from "@/components/ui/skeleton";

export default function OperationsLoading() {
  const text = useText("operations.list");
  return (
    <>
      <PageHeader title={text("title")} subtitle={text("subtitle")} />
      <Loading label={text("loading")}>
        <SkeletonTable columns={6} />
      </Loading>
    </>
  );
}
