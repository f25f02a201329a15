import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { listAlertDeliveries } from "@/lib/alerts/deliveries";
import { getAlert } from "@/lib/alerts/list";
import { alertTitle } from "@/lib/alerts/words";
import { can } from "@/lib/auth/permissions";
import { requirePagePermission } from "@/lib/auth/session";
import { pickLocale } from "@/lib/format";
import { getContext } from "@/lib/server-context";
import { readTimeZone } from "@/lib/settings/time-zone";
import { RefreshWhile } from "../../operations/refresh-while";
import { Acknowledge } from "../acknowledge";
import { AlertFacts } from "../alert-item";
import { chipOf } from "../state-words";

export const metadata: Metadata = { title: "Alert" };

const REFRESH_MS = 60_000;

/** One alert at an address that stays, for what is sent of it. */
export default async function AlertPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requirePagePermission("quota:read");
  const ctx = await getContext(actor);
  const alert = await getAlert(ctx, id);
  if (!alert) notFound();
  const deliveries = (await listAlertDeliveries(ctx, [id])).get(id) ?? [];
  const locale = pickLocale((await headers()).get("accept-language"));
  const title = alertTitle(alert, locale);
  const chip = chipOf(alert);
  const isOpen = !alert.closed && !alert.acknowledged;
  return (
    <>
      <PageHeader
        title={title}
        subtitle={<Chip tone={chip.tone}>{chip.word}</Chip>}
        breadcrumbs={[{ href: "/alerts", label: "Alerts" }]}
        actions={
          <>
            <ButtonLink href="/quota">Quota</ButtonLink>
            {isOpen && can(actor.role, "alerts:acknowledge") ? <Acknowledge id={id} title={title} /> : null}
          </>
        }
      />
      <RefreshWhile active={!alert.closed} everyMs={REFRESH_MS} />
      <Panel pad aria-label="What is known of it">
        <AlertFacts
          alert={alert}
          deliveries={deliveries}
          locale={locale}
          timeZone={await readTimeZone(ctx)}
          now={ctx.now().toISOString()}
        />
      </Panel>
    </>
  );
}
