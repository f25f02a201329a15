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
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { readTimeZone } from "@/lib/settings/time-zone";
import { Acknowledge } from "../acknowledge";
import { chipOf } from "../alert-chip";
import { AlertFacts } from "../alert-item";

const REFRESH_MS = 60_000;

/** One alert at a permanent URL, linked from notifications. */
const { generateMetadata, page } = definePage({
  permission: "quota:read",
  params: ["id"],
  load: async (ctx, { params: { id } }) => {
    const alert = (await getAlert(ctx, id)) ?? notFound();
    const [deliveries, timeZone] = await Promise.all([listAlertDeliveries(ctx, [id]), readTimeZone(ctx)]);
    return { alert, deliveries: deliveries.get(id) ?? [], timeZone };
  },
  title: async () => (await getText("alerts.page"))("title"),
  render: async ({ params: { id }, data: { alert, deliveries, timeZone }, may, locale, now }) => {
    const [text, state] = await Promise.all([getText("alerts.page"), getText("alerts.state")]);
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
              {isOpen && may("alerts:acknowledge") ? (
                <ClientText of={["alerts.acknowledge"]}>
                  <Acknowledge id={id} title={title} />
                </ClientText>
              ) : null}
            </>
          }
        />
        <RefreshWhile active={!alert.closed} everyMs={REFRESH_MS} />
        <Panel pad aria-label={text("details")}>
          <AlertFacts alert={alert} deliveries={deliveries} locale={locale} timeZone={timeZone} now={now} />
        </Panel>
      </>
    );
  },
});

export { generateMetadata, page as default };
