"use client";

import { Bell } from "lucide-react";
import { useLocale, useText } from "#use-text";
import { buttonVariants } from "@/components/ui/button-variants";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { Popover } from "@/components/ui/popover";
import { RelativeTime } from "@/components/ui/relative-time";
import { alertTitle } from "@/lib/alerts/describe";
import type { Alert, OpenAlerts } from "@/lib/alerts/model";
import { cn } from "@/lib/cn";
import { chipOf } from "../alerts/alert-chip";
import { useOpenAlerts } from "../alerts/alerts-query";

function AlertLink({ alert, now }: { alert: Alert; now: string }) {
  const chip = chipOf(alert);
  const state = useText("alerts.state");
  const title = { title: useText("alerts.title"), counter: useText("quota.counter"), locale: useLocale() };
  return (
    <Link href={`/alerts#${alert.id}`} className="block rounded-md px-2 py-1.5 hover:bg-sunk">
      <span className="wrap-anywhere block font-[550] text-sm">{alertTitle(alert, title)}</span>
      <span className="flex items-center justify-between gap-2 text-ink-3 text-xs">
        <RelativeTime value={alert.openedAt} now={now} />
        <Chip tone={chip.tone}>{state(chip.state)}</Chip>
      </span>
    </Link>
  );
}

/** The number of unacknowledged alerts; opens the list of open ones. */
export function AlertBell({ initial }: { initial: OpenAlerts }) {
  const text = useText("shell.bell");
  const { data, error } = useOpenAlerts(initial);
  const { alerts, now } = data;
  const acknowledged = alerts.filter((alert) => alert.acknowledged !== null).length;
  const open = alerts.length - acknowledged;
  const name = text("name", { open, acknowledged });
  return (
    <Popover
      label={text("list")}
      align="end"
      className="flex max-h-[min(480px,var(--radix-popover-content-available-height))] w-80 flex-col p-2"
      trigger={{
        "aria-label": name,
        title: name,
        className: cn(buttonVariants({ variant: "secondary", size: "icon" }), "text-ink-2!"),
        children: (
          <>
            <Bell aria-hidden="true" className="size-4" />
            {open > 0 ? (
              <span
                aria-hidden="true"
                data-forced="box"
                className="absolute -top-1.5 -right-1.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-bad px-1 font-semibold text-2xs text-bad-ink"
              >
                {open}
              </span>
            ) : null}
          </>
        ),
      }}
    >
      {alerts.length === 0 ? (
        <p className="px-2 py-1.5 text-ink-2">{text("none")}</p>
      ) : (
        <ul className="min-h-0 overflow-y-auto">
          {alerts.map((alert) => (
            <li key={alert.id}>
              <AlertLink alert={alert} now={now} />
            </li>
          ))}
        </ul>
      )}
      {error ? <p className="px-2 py-1.5 text-ink-2 text-sm">{text("outdated", { reason: error.message })}</p> : null}
      <Link href="/alerts" className="mt-1 rounded-md border-line border-t px-2 pt-2 pb-1 text-sm hover:bg-sunk">
        {text("all")}
      </Link>
    </Popover>
  );
}
