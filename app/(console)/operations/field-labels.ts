import { useText } from "#use-text";

/** The labels of form fields, by name. */
export function useFieldLabels() {
  const text = useText("organizations.fields");
  return {
    names: text("names"),
    descriptions: text("descriptions"),
    logo: text("logo"),
    website: text("website"),
    country: text("country"),
    timezone: text("timezone"),
    size: text("size"),
    color: text("color"),
    subdomain: text("subdomain"),
    defaultLang: text("defaultLang"),
    type: text("type"),
    customerId: text("customerId"),
    ownerEmail: text("ownerEmail"),
  };
}
