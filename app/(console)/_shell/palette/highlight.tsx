const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\p{M}\p{P}\p{DI}]/gu, "")
    .toLowerCase();

/** A text with the typed words highlighted, ignoring accents, case and punctuation. */
export function Highlight({ text, typed }: { text: string; typed: string }) {
  const letters = [...text.normalize("NFC")];
  const folded = letters.flatMap((letter, at) => [...plain(letter)].slice(0, 1).map((sign) => ({ sign, at })));
  const marked = new Set<number>();
  for (const word of typed
    .split(/\s+/)
    .map((each) => [...plain(each)])
    .filter(({ length }) => length > 0)) {
    for (let from = 0; from + word.length <= folded.length; from += 1) {
      if (!word.every((sign, i) => folded[from + i]?.sign === sign)) continue;
      const [first, last] = [folded[from]?.at ?? 0, folded[from + word.length - 1]?.at ?? 0];
      for (let at = first; at <= last; at += 1) marked.add(at);
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
