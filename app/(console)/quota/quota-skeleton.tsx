import { useText } from "#use-text";
import { PageHeader } from "@/components/ui/page-header";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { quotaKeys } from "@/lib/quota/model";

export function QuotaSkeleton() {
  const text = useText("quota.skeleton");
  return (
    <>
      <PageHeader title={text("title")} subtitle={text("subtitle")} />
      <Loading label={text("loading")}>
        <div className="grid grid-cols-2 gap-3 max-lg:[&>:last-child]:col-span-2 lg:grid-cols-3 xl:grid-cols-5">
          {quotaKeys.map((key) => (
            <div key={key} className="rounded-xl border border-line bg-panel px-3.5 py-3.5">
              <Skeleton className="w-20" />
              <Skeleton className="mx-auto mt-4 h-22 w-32" />
              <Skeleton className="mt-4 w-28" />
            </div>
          ))}
        </div>
      </Loading>
    </>
  );
}
