CREATE TABLE "organization_usage" (
	"address" text NOT NULL,
	"day" date NOT NULL,
	"sent_votes" bigint NOT NULL,
	"sent_emails" bigint NOT NULL,
	"sent_sms" bigint NOT NULL,
	"processes" bigint NOT NULL,
	CONSTRAINT "organization_usage_address_day_pk" PRIMARY KEY("address","day")
);
--> statement-breakpoint
CREATE TABLE "quota_history" (
	"bucket_kind" text NOT NULL,
	"bucket_start" timestamp with time zone NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"enabled" boolean NOT NULL,
	"limits" jsonb,
	"usage" jsonb NOT NULL,
	CONSTRAINT "quota_history_bucket_kind_bucket_start_pk" PRIMARY KEY("bucket_kind","bucket_start")
);
--> statement-breakpoint
CREATE TABLE "quota_thresholds" (
	"key" text PRIMARY KEY NOT NULL,
	"approaching" integer NOT NULL,
	"nearly" integer NOT NULL,
	"critical" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
-- The readings kept so far: the last of each hour and of each day.
INSERT INTO "quota_history" ("bucket_kind", "bucket_start", "at", "enabled", "limits", "usage")
SELECT DISTINCT ON (k.kind, date_trunc(k.kind, r."at", 'UTC'))
  k.kind, date_trunc(k.kind, r."at", 'UTC'), r."at", r."enabled", r."limits", r."usage"
FROM "quota_readings" r CROSS JOIN (VALUES ('hour'), ('day')) AS k(kind)
ORDER BY k.kind, date_trunc(k.kind, r."at", 'UTC'), r."at" DESC, r."id" DESC;
--> statement-breakpoint
DROP TABLE "quota_readings";
