/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const BOUNDARY = "----boundary";
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
const TEXT = "text/plain;charset=UTF-8";
const FORM = "application/x-www-form-urlencoded";

function multipart(fields: Record<string, string>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}

/** What an action's arguments may look like to React, mostly wrong. */
const VALUES = [
  ...["", "null", "1", "true", '"x"', "{}", "[]", "[1]", "}{", '[{"notes":"x"', "[1e999]", "NaN", "\u0000", "\ufeff[]"],
  ...['["$1"]', '["$0"]', '["$h1"]', '["$Q1"]', '["$W1"]', '["$K1"]', '["$B1"]', '["$@1"]', '["$i1"]', '["$R1"]'],
  ...[
    '["$nzz"]',
    `["$n${"9".repeat(400)}"]`,
    '["$D"]',
    '["$undefined"]',
    '["$-Infinity"]',
    '["$T"]',
    '["$E"]',
    '["$Z"]',
  ],
  ...['["$1:__proto__:then"]', '["$1:constructor:constructor"]', '["$1:toString"]', '{"then":"$1:then"}'],
  ...['[{"__proto__":{"a":1}}]', '[{"constructor":{"prototype":{"a":1}}}]', '[{"notes":"a","tags":["b"],"id":7}]'],
  ...["[".repeat(2_000), `${"[".repeat(9_000)}${"]".repeat(9_000)}`, '["'.concat("x".repeat(50_000), '"]')],
];
const TYPES = [TEXT, MULTIPART, "multipart/form-data", FORM, "application/json", "image/png", ""];

export type MalformedBody = { headers: Record<string, string>; body: string };

/** `count` bodies for the action `id`, none of which asks for anything that it would do. */
export function* malformedBodies(seed: number, count: number, id: string): Generator<MalformedBody> {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(random() * list.length)] ?? fallback;
  const value = () => pick(VALUES, "");
  const asForm = () =>
    multipart({ "0": value(), "1": value(), [pick(["2", "1_name", "__proto__", "$ACTION_KEY"], "2")]: value() });
  const asPlainForm = () =>
    multipart({
      [pick(["$ACTION_REF_1", `$ACTION_ID_${id}x`, `$ACTION_ID_${"0".repeat(42)}`, "$ACTION_ID_", "a"], "a")]: "",
      "$ACTION_1:0": pick([`{"id":"${id}","bound":"$@1"}`, `{"id":"x","bound":null}`, value()], "x"),
      "$ACTION_1:1": value(),
    });
  for (let i = 0; i < count; i += 1) {
    const kind = random();
    let body = kind < 0.4 ? value() : kind < 0.7 ? asForm() : asPlainForm();
    if (random() < 0.3) body = body.slice(0, Math.floor(random() * body.length));
    const usual = kind < 0.4 ? TEXT : MULTIPART;
    const type = random() < 0.7 ? usual : pick(TYPES, "");
    const action =
      kind >= 0.7 ? "" : random() < 0.9 ? id : pick(["constructor", "__proto__", "0".repeat(42), "x".repeat(500)], "");
    yield {
      headers: { ...(type ? { "Content-Type": type } : {}), ...(action ? { "Next-Action": action } : {}) },
      body,
    };
  }
}
