import localFont from "next/font/local";

// Ranges: what scripts/subset-fonts.mjs kept; the rest is in extended.css. So are the fallbacks: one from next/font
// would precede the faces for the other characters. Next.js reads these calls at build: literals only.
const inter = localFont({
  src: "./inter.woff2",
  weight: "400 700",
  variable: "--font-inter",
  display: "optional",
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0020-007E, U+00A0-00FF, U+0152-0153, U+0178, U+2013-2014, U+2018-2019, U+201C-201E, U+2022, U+2026, U+2039-203A, U+20AC, U+2122, U+2190-2193, U+21E7, U+2318, U+2212, U+00D7, U+2713",
    },
  ],
  adjustFontFallback: false,
});
const mono = localFont({
  src: "./jetbrains-mono.woff2",
  weight: "400 600",
  variable: "--font-jetbrains-mono",
  display: "optional",
  declarations: [{ prop: "unicode-range", value: "U+0020-007E, U+2026, U+00B7, U+2013" }],
  adjustFontFallback: false,
});

/** For `<html>`: sets the variables of the fonts. */
export const fontClass = `${inter.variable} ${mono.variable}`;
