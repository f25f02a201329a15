"use client";

import { useId } from "react";
import { useText } from "#use-text";
import { useFormErrors } from "@/components/ui/form-context";
import { type Role, roles } from "@/lib/auth/permissions";

/** The roles to choose from, each with what it allows. */
export function RoleField({ legend, defaultValue }: { legend: string; defaultValue: Role }) {
  const role = useText("team.roles");
  const description = useText("team.roleDescriptions");
  const id = useId();
  const error = useFormErrors().role;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-[550] text-sm">{legend}</legend>
      <div className="flex flex-col gap-3">
        {roles.map((each) => (
          <label key={each} className="flex items-start gap-2.5">
            <input
              type="radio"
              name="role"
              value={each}
              defaultChecked={each === defaultValue}
              aria-describedby={`${id}-${each}`}
              className="mt-px size-[18px] shrink-0 accent-brand"
            />
            <span className="min-w-0">
              <span className="block font-[550]">{role(each)}</span>
              <span id={`${id}-${each}`} className="block text-ink-3 text-sm">
                {description(each)}
              </span>
            </span>
          </label>
        ))}
        {error ? <p className="text-bad text-sm">{error}</p> : null}
      </div>
    </fieldset>
  );
}
