CREATE TABLE "usage_month_totals" (
	"month" date PRIMARY KEY NOT NULL,
	"shown" bigint NOT NULL,
	"organizations" bigint NOT NULL,
	"processes" bigint NOT NULL,
	"votes" bigint NOT NULL,
	"emails" bigint NOT NULL,
	"sms" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alert_states" ADD COLUMN "steady_used" bigint;--> statement-breakpoint
ALTER TABLE "alert_states" ADD COLUMN "fallen_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "alert_states" ADD COLUMN "fallen_to" bigint;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD COLUMN "sequence" text;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD COLUMN "seq" bigserial NOT NULL;--> statement-breakpoint
CREATE INDEX "notification_deliveries_sequence_idx" ON "notification_deliveries" USING btree ("channel_id","sequence","seq") WHERE state in ('queued','failed','sending');--> statement-breakpoint
CREATE INDEX "usage_months_votes_idx" ON "usage_months" USING btree ("month","votes" DESC NULLS FIRST,"customer");--> statement-breakpoint
-- A new column numbers rows as they lie in the table; they are to be numbered as they were made.
UPDATE "notification_deliveries" d SET "seq" = r."n"
FROM (SELECT "id", row_number() OVER (ORDER BY "created_at", "id") AS "n" FROM "notification_deliveries") r WHERE r."id" = d."id";
--> statement-breakpoint
-- What still waits to be sent: in the order of its limit, as what is queued from now on.
UPDATE "notification_deliveries" SET "sequence" = ("body"->'data'->>'kind') || ' ' || ("body"->'data'->>'counter')
WHERE "alert_id" IS NOT NULL AND "state" IN ('queued', 'failed', 'sending');
