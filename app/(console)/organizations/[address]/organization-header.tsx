import type { ReactNode } from "react";
import { useText } from "#use-text";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { Permission } from "@/lib/auth/permissions";
import type { OrganizationDetail } from "@/lib/organizations/get";

type Props = {
  organization: Pick<OrganizationDetail, "address" | "goneAt">;
  title: ReactNode;
  subtitle: ReactNode;
  may: (permission: Permission) => boolean;
};

/** Name, status, and what can be done with the organization, above each of its tabs. */
export function OrganizationHeader({ organization: { address, goneAt }, title, subtitle, may }: Props) {
  const text = useText("organizations.detail");
  const list = useText("organizations.list");
  const base = `/organizations/${address}`;
  return (
    <PageHeader
      title={title}
      breadcrumbs={[{ href: "/organizations", label: list("title") }]}
      subtitle={subtitle}
      actions={
        <>
          {goneAt === null && may("organizations:edit") ? (
            <ButtonLink href={`${base}/edit`}>{text("edit")}</ButtonLink>
          ) : null}
          {goneAt === null && may("organizations:delete") ? (
            <ButtonLink href={`${base}/delete`} variant="danger">
              {text("delete")}
            </ButtonLink>
          ) : null}
        </>
      }
    />
  );
}
