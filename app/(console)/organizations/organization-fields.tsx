"use client";

import { useLocale, useText } from "#use-text";
import { LocaleFields } from "@/components/forms/locale-fields";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { languageLabel } from "@/lib/format";
import type { LanguageOptions } from "@/lib/organizations/form-options";
import type { OrganizationFields as Fields } from "@/lib/organizations/schemas";
import type { Choices } from "./choices";

/** Vocdoni's current value stays available even if it isn't in the list: editing another field must not lose it. */
const withCurrent = (options: readonly { value: string; label: string }[], present: string, label = present) =>
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
  const text = useText("organizations.form");
  const field = useText("organizations.fields");
  const locale = useLocale();
  if (languages === null) return null;
  const present = fields.defaultLang ?? "";
  const standard = languages.languages.find(({ value }) => value === languages.standard)?.label;
  const hint =
    editing || standard === undefined ? text("languageHint") : text("languageDefault", { language: standard });
  return (
    <Field label={field("defaultLang")} name="defaultLang" error={errors.defaultLang} hint={hint}>
      <Select
        placeholder={text("notSet")}
        defaultValue={present}
        options={withCurrent(languages.languages, present, languageLabel(present, locale))}
      />
    </Field>
  );
}

/** The fields that Vocdoni accepts, shared by the create and edit forms. */
export function OrganizationFields({ fields, errors, editing, choices, languages }: Props) {
  const text = useText("organizations.form");
  const field = useText("organizations.fields");
  const keep = editing ? text("cannotClear") : undefined;
  return (
    <>
      <Section title={text("texts")} description={text("textsHint")}>
        <LocaleFields
          name="names"
          label={field("names")}
          required
          defaultValue={fields.names}
          errors={errors}
          maxLength={10_000}
        />
        <LocaleFields
          name="descriptions"
          label={field("descriptions")}
          multiline
          defaultValue={fields.descriptions}
          errors={errors}
          maxLength={10_000}
        />
      </Section>
      <Section title={text("locationAndSize")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={field("country")} name="country" error={errors.country} hint={keep}>
            <Select
              placeholder={text("notSet")}
              defaultValue={fields.country}
              options={withCurrent(choices.countries, fields.country)}
            />
          </Field>
          <Field label={field("timezone")} name="timezone" error={errors.timezone} hint={keep}>
            <Select
              placeholder={text("notSet")}
              defaultValue={fields.timezone}
              options={withCurrent(choices.timeZones, fields.timezone)}
            />
          </Field>
          <Field label={field("size")} name="size" error={errors.size} hint={text("sizeHint")}>
            <Input defaultValue={fields.size} inputMode="numeric" autoComplete="off" />
          </Field>
          <LanguageField fields={fields} errors={errors} editing={editing} languages={languages} />
        </div>
      </Section>
      <Section title={text("branding")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={field("website")} name="website" error={errors.website}>
            <Input type="url" defaultValue={fields.website} placeholder="https://" autoComplete="off" />
          </Field>
          <Field label={field("logo")} name="logo" error={errors.logo} hint={text("logoHint")}>
            <Input type="url" defaultValue={fields.logo} placeholder="https://" autoComplete="off" />
          </Field>
          <Field label={field("color")} name="color" error={errors.color} hint={text("colorHint")}>
            <Input defaultValue={fields.color} placeholder="#1f8e27" autoComplete="off" className="font-mono" />
          </Field>
          <Field label={field("subdomain")} name="subdomain" error={errors.subdomain}>
            <Input defaultValue={fields.subdomain} placeholder={text("subdomainExample")} autoComplete="off" />
          </Field>
        </div>
      </Section>
    </>
  );
}
