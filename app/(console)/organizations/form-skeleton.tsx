import { Panel } from "@/components/ui/panel";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";

const parts = [
  { part: "what", fields: 1, wide: true },
  { part: "texts", fields: 2, wide: true },
  { part: "where", fields: 3, wide: false },
  { part: "appearance", fields: 4, wide: false },
];

/** The form's skeleton while its data loads. */
export function FormSkeleton({ label }: { label: string }) {
  return (
    <Loading label={label}>
      <Panel pad>
        {parts.map(({ part, fields, wide }) => (
          <div
            key={part}
            className="grid gap-x-8 gap-y-3 border-line border-t py-5 first:border-0 first:pt-1 lg:grid-cols-[240px_minmax(0,1fr)]"
          >
            <Skeleton className="w-36" />
            <div className={cn("grid gap-4", wide || "sm:grid-cols-2")}>
              {Array.from({ length: fields }, (_, field) => `${part}-${field}`).map((field) => (
                <div key={field}>
                  <Skeleton className="mb-2 w-20" />
                  <Skeleton className="h-[34px]" />
                </div>
              ))}
            </div>
          </div>
        ))}
      </Panel>
    </Loading>
  );
}
