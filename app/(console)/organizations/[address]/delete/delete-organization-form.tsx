"use client";

import { useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { ConfirmTyped } from "@/components/forms/confirm-typed";
import { useActionForm } from "@/components/forms/use-action-form";
import { Note } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { FollowOperation } from "../../../operations/follow-operation";
import { deleteOrganizationAction } from "../../actions";

type Props = {
  formToken: string;
  address: string;
  expected: string;
  alternatives: readonly string[];
  gone: boolean;
  now: string;
};

/** Still rendered once the organization is `gone`, to show the outcome of its deletion. */
export function DeleteOrganizationForm({ formToken, address, expected, alternatives, gone, now }: Props) {
  const [matches, setMatches] = useState(false);
  const text = useText("organizations.delete");
  const form = useActionForm({ action: deleteOrganizationAction });
  if (form.data) {
    return (
      <div className="mt-4">
        <FollowOperation operationId={form.data.operationId} kind="delete" now={now} />
      </div>
    );
  }
  if (gone) {
    return (
      <>
        <Note tone="info" title={text("deleted")}>
          {text("deletedBody")}
        </Note>
        <ButtonLink href={`/organizations/${address}`} className="mt-3">
          {text("view")}
        </ButtonLink>
      </>
    );
  }
  return (
    <ActionForm form={form} labels={{ confirmation: text("confirmation") }} className="mt-4 flex flex-col gap-3">
      <input type="hidden" name="formToken" value={formToken} />
      <input type="hidden" name="address" value={address} />
      <ConfirmTyped
        name="confirmation"
        expected={expected}
        alternatives={alternatives}
        label={(b) =>
          expected.toLowerCase() === address
            ? text.rich("byAddress", { address: expected, b })
            : text.rich("byName", { name: expected, b })
        }
        onMatch={setMatches}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="danger-solid" pending={form.pending} disabled={!matches}>
          {text("submit")}
        </Button>
        <ButtonLink href={`/organizations/${address}`} variant="ghost">
          {text("cancel")}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
