/** An organization's name cut to a readable length; one without a name says so. */
export function OrganizationName({ name }: { name: string }) {
  if (name.trim() === "") return <span className="font-normal text-ink-3 italic">no name</span>;
  const short = [...name].length > 120 ? `${[...name].slice(0, 119).join("")}…` : name;
  return (
    <bdi title={short === name ? undefined : name.slice(0, 1_000)} className="wrap-anywhere">
      {short}
    </bdi>
  );
}
