import type { ComponentProps, ReactNode } from "react";
import { DataRegion } from "@/components/data-table/data-region";
import { Pagination } from "@/components/data-table/pagination";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { Panel } from "@/components/ui/panel";

type ListViewProps = ComponentProps<typeof Pagination> & {
  label?: string;
  /** Other choices of what is listed, above the panel. */
  above?: ReactNode;
  filters: ReactNode;
  /** Instead of the rows and the pager: why there are none. */
  empty: ReactNode;
  /** The rows. */
  children: ReactNode;
};

/** A list with its filters and pages, all in the URL. */
export function ListView({ label, above, filters, empty, children, ...pages }: ListViewProps) {
  return (
    <UrlStateProvider>
      {above}
      <Panel aria-label={label}>
        {filters}
        <DataRegion>
          {empty ?? (
            <>
              {children}
              <Pagination {...pages} />
            </>
          )}
        </DataRegion>
      </Panel>
    </UrlStateProvider>
  );
}
