"use client";

import { LocaleFields } from "@/components/forms/locale-fields";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { languageLabel } from "@/lib/format";
import type { LanguageOptions } from "@/lib/organizations/form-options";
import type { OrganizationFields as Fields } from "@/lib/organizations/schemas";
import type { Choices } from "./choices";

/** A value that Vocdoni has and the list has not stays choosable: an edit of another field must not lose it. */
const withPresent = (options: readonly { value: string; label: string }[], present: string, label = present) =>
  present === "" || options.some((option) => option.value === present)
    ? options
    : [{ value: present, label }, ...options];

type Props = {
  fields: Fields;
  errors: Record<string, string>;
  editing: boolean;
  choices: Choices;
  /** null: Vocdoni offers none, so the field is not shown. */
  languages: LanguageOptions | null;
};

/** Of Vocdoni's messages to voters. */
function LanguageField({ fields, errors, editing, languages }: Omit<Props, "choices">) {
  if (languages === null) return null;
  const present = fields.defaultLang ?? "";
  const standard = languages.languages.find(({ value }) => value === languages.standard)?.label;
  const hint = editing || standard === undefined ? "Of Vocdoni’s messages to voters." : `Default: ${standard}.`;
  return (
    <Field label="Voter language" name="defaultLang" error={errors.defaultLang} hint={hint}>
      <Select
        placeholder="Not set"
        defaultValue={present}
        options={withPresent(languages.languages, present, languageLabel(present))}
      />
    </Field>
  );
}

/** The fields that Vocdoni lets be set, shared by the forms that create and edit. */
export function OrganizationFields({ fields, errors, editing, choices, languages }: Props) {
  const keep = editing ? "Vocdoni cannot empty it once it is set." : undefined;
  return (
    <>
      <Section title="Name and description" description="Everybody can read these at Vocdoni. Voters see them.">
        <LocaleFields
          name="names"
          label="Name"
          required
          defaultValue={fields.names}
          errors={errors}
          maxLength={10_000}
        />
        <LocaleFields
          name="descriptions"
          label="Description"
          multiline
          defaultValue={fields.descriptions}
          errors={errors}
          maxLength={10_000}
        />
      </Section>
      <Section title="Where and how large">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Country" name="country" error={errors.country} hint={keep}>
            <Select
              placeholder="Not set"
              defaultValue={fields.country}
              options={withPresent(choices.countries, fields.country)}
            />
          </Field>
          <Field label="Time zone" name="timezone" error={errors.timezone} hint={keep}>
            <Select
              placeholder="Not set"
              defaultValue={fields.timezone}
              options={withPresent(choices.timeZones, fields.timezone)}
            />
          </Field>
          <Field label="Size" name="size" error={errors.size} hint="About how many members, for example 120.">
            <Input defaultValue={fields.size} inputMode="numeric" autoComplete="off" />
          </Field>
          <LanguageField fields={fields} errors={errors} editing={editing} languages={languages} />
        </div>
      </Section>
      <Section title="Appearance">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Website" name="website" error={errors.website}>
            <Input type="url" defaultValue={fields.website} placeholder="https://" autoComplete="off" />
          </Field>
          <Field label="Logo" name="logo" error={errors.logo} hint="Web address of an image.">
            <Input type="url" defaultValue={fields.logo} placeholder="https://" autoComplete="off" />
          </Field>
          <Field label="Colour" name="color" error={errors.color} hint="As #rrggbb.">
            <Input defaultValue={fields.color} placeholder="#1f8e27" autoComplete="off" className="font-mono" />
          </Field>
          <Field label="Subdomain" name="subdomain" error={errors.subdomain}>
            <Input defaultValue={fields.subdomain} placeholder="maple-street" autoComplete="off" />
          </Field>
        </div>
      </Section>
    </>
  );
}
