import type { Forecast } from "@/lib/quota/schemas";
import type { Decision, Fact, Held } from "./decide";
import type { AlertKey, AlertKind } from "./schemas";
import type { Steady } from "./steady";

/** What a reading says of one alert; null: not known, or there is none. */
export type Figures = { fact: Fact; used: number | null; limit: number | null; forecast: Forecast | null };

/** One alert that may open or close: what was read, what of it can be relied on, and how it is decided on. */
export type Watched = {
  kind: AlertKind;
  key: AlertKey;
  now: Figures;
  relied: Figures;
  steady: Steady | null;
  decide: (held: Held, fact: Fact) => Decision;
};
