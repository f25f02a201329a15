CREATE TABLE "console_settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"time_zone" text NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "usage_days" ADD COLUMN "time_zone" text DEFAULT 'UTC' NOT NULL;