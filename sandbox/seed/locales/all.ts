import { ca } from "./ca";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import type { Locale } from "./locale";
import { pt } from "./pt";

/** The languages of the seeded organizations. */
export const LOCALES: readonly Locale[] = [ca, es, en, fr, de, pt];
