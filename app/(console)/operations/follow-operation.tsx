"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState, useTransition } from "react";
import { useText } from "#use-text";
import { Button, ButtonLink } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { Loading, SkeletonText } from "@/components/ui/skeleton";
import type { OperationView } from "@/lib/operations/model";
import { fetchPolled } from "../../polled";
import { OperationProgress } from "./operation-progress";

type Props = {
  operationId: string;
  kind: "create" | "update" | "delete";
  now: string;
  /** Leads back to the form as it was filled in, after a failure. */
  onBack?: (operation: OperationView) => void;
};

const next = {
  create: { href: "/organizations/new", label: "createAnother" },
  update: null,
  delete: { href: "/organizations", label: "all" },
} as const;

/** Replaces the form once its operation is recorded, and follows it. Leaving the page has no effect on it. */
export function FollowOperation({ operationId, kind, now: opened, onBack }: Props) {
  const text = useText("organizations.follow");
  const router = useRouter();
  // The first value: a later clock, from a re-rendered page, would make the first response look newer than the last.
  const [now] = useState(opened);
  const [ended, setEnded] = useState<OperationView | null>(null);
  const [refreshing, startRefresh] = useTransition();
  const box = useRef<HTMLDivElement>(null);
  const first = useQuery({
    queryKey: ["operation-first", operationId],
    queryFn: ({ signal }) => fetchPolled<OperationView>(`/api/operations/${operationId}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 5,
  });

  // The focused submit button is gone: the focus moves to what replaced the form, not to the body.
  useEffect(() => box.current?.focus(), []);

  const onSettled = useCallback(
    (operation: OperationView) => {
      setEnded(operation);
      // After a failed edit or deletion nothing changed, and a page refresh could remove this message.
      if (operation.state !== "failed" || kind === "create") startRefresh(() => router.refresh());
    },
    [router, kind],
  );

  const another = next[kind];
  const shows = ended?.target && !(kind === "delete" && ended.state === "succeeded");
  return (
    <div ref={box} tabIndex={-1} className="max-w-2xl outline-none">
      {first.data ? (
        <OperationProgress operation={first.data} now={now} onSettled={onSettled} />
      ) : first.isError ? (
        <Panel>
          <ErrorState
            title={text("unavailable")}
            body={text("unavailableBody")}
            retry={<Button onClick={() => first.refetch()}>{text("retry")}</Button>}
          />
        </Panel>
      ) : (
        <Panel pad>
          <Loading label={text("loading")}>
            <SkeletonText lines={4} />
          </Loading>
        </Panel>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {shows ? (
          <ButtonLink
            href={`/organizations/${ended.target}`}
            variant={ended.state === "succeeded" ? "primary" : "secondary"}
          >
            {text("open")}
          </ButtonLink>
        ) : null}
        {ended?.state === "failed" && onBack ? (
          // The re-rendered page gives the form the token it needs to be submitted again.
          <Button variant="primary" pending={refreshing} onClick={() => onBack(ended)}>
            {text("back")}
          </Button>
        ) : null}
        {ended?.state === "failed" && kind !== "create" ? (
          <Button onClick={() => window.location.reload()}>{text("startOver")}</Button>
        ) : null}
        {another && ended && ended.state !== "failed" ? (
          // A plain link: the form must be a new one, with its own token.
          <a href={another.href} className="link px-1">
            {text(another.label)}
          </a>
        ) : null}
        {ended ? null : <p className="text-ink-3 text-sm">{text("canLeave")}</p>}
      </div>
    </div>
  );
}
