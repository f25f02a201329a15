import { objectId } from "../state/ids";
import type { Content, Member, Organization } from "../state/schemas";
import { LOCALES } from "./locales/all";
import type { Locale } from "./locales/locale";
import { slug } from "./names";
import { between, hashText, hexDigits, pick, random } from "./random";

/** A language that fits the country of an organization, always the same one. */
export function localeOf(organization: Organization): Locale {
  const fitting = LOCALES.filter((locale) => locale.countries.some(({ country }) => country === organization.country));
  return pick(random(hashText(organization.address)), fitting.length > 0 ? fitting : LOCALES);
}

/** Member number `index` (from 0) of an organization, made from its address. */
export function memberAt(organization: Organization, locale: Locale, index: number): Member {
  const next = random(hashText(`${organization.address}/${index}`));
  const name = pick(next, locale.firstNames);
  const surname = `${pick(next, locale.surnames)} ${pick(next, locale.surnames)}`;
  const member: Member = {
    id: objectId(organization.createdAt, organization.ordinal, "member", index),
    memberNumber: String(index + 1).padStart(4, "0"),
    name,
    surname,
    weight: next() < 0.9 ? "1" : String(between(next, 2, 9)),
  };
  if (next() < 0.6)
    member.nationalId = `X${between(next, 1_000_000, 9_999_999)}${pick(next, ["A", "H", "K", "R", "Z"])}`;
  if (next() < 0.5) member.birthDate = `19${between(next, 40, 99)}-0${between(next, 1, 9)}-${between(next, 10, 28)}`;
  if (next() < 0.9) member.email = `${slug(name)}.${slug(surname)}.${index + 1}@members.example`;
  if (next() < 0.6) member.phone = `${hexDigits(next, 6)}***`;
  if (organization.type === "association" && next() < 0.5) member.other = { flat: `${between(next, 1, 8)}B` };
  return member;
}

/** All members, `search` applied as the backend does (case-insensitive regular expression); throws when it is invalid. */
export function membersOf(organization: Organization, content: Content, search: string): Member[] {
  const locale = localeOf(organization);
  const all =
    content.members ?? Array.from({ length: content.memberCount }, (_, i) => memberAt(organization, locale, i));
  if (search === "") return all;
  const pattern = new RegExp(search, "i");
  return all.filter(({ email, memberNumber, nationalId, name, surname, birthDate }) =>
    [email, memberNumber, nationalId, name, surname, birthDate].some(
      (text) => text !== undefined && pattern.test(text),
    ),
  );
}
