const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** A text with the typed words marked; accents and case do not count, as in the search itself. */
export function Highlight({ text, typed }: { text: string; typed: string }) {
  const letters = [...text.normalize("NFC")];
  const folded = letters.map((letter) => [...plain(letter)][0] ?? "");
  const marked = new Set<number>();
  for (const word of plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .map((each) => [...each])) {
    for (let at = 0; at + word.length <= folded.length; at += 1) {
      if (!word.every((letter, i) => folded[at + i] === letter)) continue;
      for (let i = 0; i < word.length; i += 1) marked.add(at + i);
    }
  }
  const parts: { text: string; hit: boolean; at: number }[] = [];
  letters.forEach((letter, at) => {
    const hit = marked.has(at);
    const last = parts.at(-1);
    if (last?.hit === hit) last.text += letter;
    else parts.push({ text: letter, hit, at });
  });
  return parts.map(({ text: part, hit, at }) =>
    hit ? (
      <mark key={at} className="rounded-xs bg-brand-soft text-inherit">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
