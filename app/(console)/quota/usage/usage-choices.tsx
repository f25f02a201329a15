import { type RankingQuery, rankedBy, rankingQueryDefaults } from "@/lib/quota/ranking-schemas";
import { quotaWords } from "@/lib/quota/schemas";
import { ChoiceLinks } from "../choice-links";

const without = (value: string, usual: string) => (value === usual ? null : value);

/** Who is ranked, and by which counter; the order and the search stay. */
export function UsageChoices({ query: { by, counter } }: { query: RankingQuery }) {
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-x-6 gap-y-2">
      <ChoiceLinks
        label="Who is ranked"
        current={by}
        choices={[
          {
            value: "organization",
            label: "Organizations",
            patch: { by: null, ...(counter === "managedOrgs" ? { counter: null } : {}) },
          },
          { value: "customer", label: "Customers", patch: { by: "customer", type: null, country: null, status: null } },
        ]}
      />
      <ChoiceLinks
        label="Counter"
        current={counter}
        choices={rankedBy[by].map((value) => ({
          value,
          label: quotaWords[value],
          patch: { counter: without(value, rankingQueryDefaults.counter) },
        }))}
      />
    </div>
  );
}
