import { shortText } from "../../short-text";

/** An organization's name cut to a readable length; one without a name says so. */
export function OrganizationName({ name }: { name: string }) {
  if (name.trim() === "") return <span className="font-normal text-ink-3 italic">no name</span>;
  const short = shortText(name, 120);
  return (
    <bdi title={short === name ? undefined : shortText(name, 1_000)} className="wrap-anywhere">
      {short}
    </bdi>
  );
}
