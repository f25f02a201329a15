CREATE TABLE "usage_days" (
	"day" date PRIMARY KEY NOT NULL,
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usage_months" (
	"month" date NOT NULL,
	"customer" text NOT NULL,
	"organizations" bigint NOT NULL,
	"processes" bigint NOT NULL,
	"votes" bigint NOT NULL,
	"emails" bigint NOT NULL,
	"sms" bigint NOT NULL,
	CONSTRAINT "usage_months_month_customer_pk" PRIMARY KEY("month","customer")
);
--> statement-breakpoint
CREATE TABLE "usage_ranking" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"counter" text NOT NULL,
	"gone" boolean NOT NULL,
	"used" bigint NOT NULL,
	"change7" bigint NOT NULL,
	"since7" date,
	"change30" bigint NOT NULL,
	"since30" date,
	CONSTRAINT "usage_ranking_kind_id_counter_pk" PRIMARY KEY("kind","id","counter")
);
--> statement-breakpoint
CREATE TABLE "usage_ranking_state" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"day7" date NOT NULL,
	"day30" date NOT NULL,
	"totals" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "usage_ranking_used_idx" ON "usage_ranking" USING btree ("kind","counter","gone","used","id");--> statement-breakpoint
CREATE INDEX "usage_ranking_change7_idx" ON "usage_ranking" USING btree ("kind","counter","gone","change7","id");--> statement-breakpoint
CREATE INDEX "usage_ranking_change30_idx" ON "usage_ranking" USING btree ("kind","counter","gone","change30","id");--> statement-breakpoint
-- The days of which something was kept so far; on which others nothing had changed is not known.
INSERT INTO "usage_days" ("day", "kept_at") SELECT DISTINCT "day", "day"::timestamp AT TIME ZONE 'UTC' FROM "organization_usage";
