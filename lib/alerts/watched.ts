import type { Forecast } from "@/lib/quota/model";
import type { ConfirmedUsage } from "./confirm-drop";
import type { AlertLevel, Decision, Fact } from "./decide";
import type { AlertKey, AlertKind } from "./model";

/** The figures for one alert; null: unknown or none. */
export type Figures = { fact: Fact; used: number | null; limit: number | null; forecast: Forecast | null };

/** One alert that may open or close: the figure read, the confirmed one, and how to decide. */
export type Watched = {
  kind: AlertKind;
  key: AlertKey;
  now: Figures;
  relied: Figures;
  confirmed: ConfirmedUsage | null;
  decide: (held: AlertLevel, fact: Fact) => Decision;
};
