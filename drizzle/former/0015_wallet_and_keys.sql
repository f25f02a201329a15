CREATE TABLE "counter_difference" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"times" integer NOT NULL,
	"counted" integer NOT NULL,
	"listed" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upstream_keys" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"verdict" text NOT NULL,
	"owner" text,
	"reason" text,
	"judged_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alert_settings" ADD COLUMN "wallet_euros" integer;--> statement-breakpoint
ALTER TABLE "quota_history" ADD COLUMN "wallet" jsonb;--> statement-breakpoint
-- The key that was known to be ours stays known; a verdict on another key was of whichever came last, and is made again.
INSERT INTO "upstream_keys" ("fingerprint", "verdict", "judged_at")
SELECT "verified_fingerprint", 'own', "updated_at" FROM "upstream_state" WHERE "verified_fingerprint" IS NOT NULL
ON CONFLICT DO NOTHING;
