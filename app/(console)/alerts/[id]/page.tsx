import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClientText } from "@/components/client-text";
import { ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { alertText } from "@/lib/alerts/alert-text";
import { listAlertDeliveries } from "@/lib/alerts/deliveries";
import { alertTitle } from "@/lib/alerts/describe";
import { getAlert } from "@/lib/alerts/list";
import { can } from "@/lib/auth/permissions";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { getContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { readTimeZone } from "@/lib/settings/time-zone";
import { Acknowledge } from "../acknowledge";
import { chipOf } from "../alert-chip";
import { AlertFacts } from "../alert-item";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("alerts.page"))("title") };
}

const REFRESH_MS = 60_000;

/** One alert at an address that stays, for what is sent of it. */
export default async function AlertPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requirePagePermission("quota:read");
  const ctx = await getContext(actor);
  const alert = await getAlert(ctx, id);
  if (!alert) notFound();
  const deliveries = (await listAlertDeliveries(ctx, [id])).get(id) ?? [];
  const [text, state, locale] = await Promise.all([getText("alerts.page"), getText("alerts.state"), readerLocale()]);
  const title = alertTitle(alert, alertText(locale));
  const chip = chipOf(alert);
  const isOpen = !alert.closed && !alert.acknowledged;
  return (
    <>
      <PageHeader
        title={title}
        subtitle={<Chip tone={chip.tone}>{state(chip.state)}</Chip>}
        breadcrumbs={[{ href: "/alerts", label: text("alerts") }]}
        actions={
          <>
            <ButtonLink href="/quota">{text("quota")}</ButtonLink>
            {isOpen && can(actor.role, "alerts:acknowledge") ? (
              <ClientText of={["alerts.acknowledge"]}>
                <Acknowledge id={id} title={title} />
              </ClientText>
            ) : null}
          </>
        }
      />
      <RefreshWhile active={!alert.closed} everyMs={REFRESH_MS} />
      <Panel pad aria-label={text("details")}>
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
