"use client";

import { useId } from "react";
import { Fieldset } from "@/components/ui/section";
import { type Role, roles } from "@/lib/auth/permissions";
import { roleDescriptions } from "@/lib/staff/schemas";
import { roleWords } from "./role-words";

/** The roles to choose from, each with what it may do. */
export function RoleField({ defaultValue, error }: { defaultValue: Role; error?: string | undefined }) {
  const id = useId();
  return (
    <Fieldset legend="Role">
      {roles.map((role) => (
        <label key={role} className="flex items-start gap-2.5">
          <input
            type="radio"
            name="role"
            value={role}
            defaultChecked={role === defaultValue}
            aria-describedby={`${id}-${role}`}
            className="mt-px size-[18px] shrink-0 accent-brand"
          />
          <span className="min-w-0">
            <span className="block font-[550]">{roleWords[role]}</span>
            <span id={`${id}-${role}`} className="block text-ink-3 text-sm">
              {roleDescriptions[role]}
            </span>
          </span>
        </label>
      ))}
      {error ? <p className="text-bad text-sm">{error}</p> : null}
    </Fieldset>
  );
}
