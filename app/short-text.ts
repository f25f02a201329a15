/** The beginning of a text that may have 10,000 characters, where a line has to do. */
export function shortText(text: string, most = 80): string {
  if (text.length <= most) return text;
  const signs = [...text.slice(0, most * 2 + 2)];
  return signs.length > most ? `${signs.slice(0, most).join("").trimEnd()}…` : text;
}
