"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { unlinkOrganizationAction } from "../actions";

type Props = { address: string; name: string; customer: string };

export function UnlinkCustomer({ address, name, customer }: Props) {
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const form = useActionForm({
    action: unlinkOrganizationAction,
    onSuccess: () => {
      setOpen(false);
      toast.success("Unlinked");
      router.refresh();
    },
  });
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost">
          Unlink
        </Button>
      }
      title={`Unlink ${name || "this organization"} from ${customer}?`}
      description="Both stay as they are, and nothing at Vocdoni changes. They can be linked again at any time."
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="danger" pending={form.pending}>
            Unlink
          </Button>
        </>
      }
    >
      <form {...form.props} id={formId}>
        <FormError error={form.error} />
        <input type="hidden" name="address" value={address} />
      </form>
    </Dialog>
  );
}
