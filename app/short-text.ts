/** The beginning of a text of up to 10,000 characters, for a single line. */
export function shortText(text: string, most = 80): string {
  if (text.length <= most) return text;
  const signs = [...text.slice(0, most * 2 + 2)];
  return signs.length > most ? `${signs.slice(0, most).join("").trimEnd()}…` : text;
}
