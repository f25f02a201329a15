import { useText } from "#use-text";
import { type RankingQuery, rankedBy, rankingQueryDefaults } from "@/lib/usage/ranking-schemas";
import { ChoiceLinks } from "../choice-links";

const without = (value: string, usual: string) => (value === usual ? null : value);

/** Chooses organizations or customers, and the counter; keeps the order and the search. */
export function UsageChoices({ query: { by, counter } }: { query: RankingQuery }) {
  const text = useText("usage.choices");
  const name = useText("quota.counter");
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-x-6 gap-y-2">
      <ChoiceLinks
        label={text("by")}
        current={by}
        choices={[
          {
            value: "organization",
            label: text("organizations"),
            patch: { by: null, ...(counter === "managedOrgs" ? { counter: null } : {}) },
          },
          {
            value: "customer",
            label: text("customers"),
            patch: { by: "customer", type: null, country: null, status: null },
          },
        ]}
      />
      <ChoiceLinks
        label={text("counter")}
        current={counter}
        choices={rankedBy[by].map((value) => ({
          value,
          label: name(value),
          patch: { counter: without(value, rankingQueryDefaults.counter) },
        }))}
      />
    </div>
  );
}
