CREATE TABLE "alert_settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"forecast_days" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_states" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"level" integer NOT NULL,
	"marks" integer[] NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_states_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"level" integer NOT NULL,
	"mark" integer NOT NULL,
	"skipped" integer[] DEFAULT '{}' NOT NULL,
	"remains" boolean DEFAULT false NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"previous_at" timestamp with time zone,
	"used" bigint NOT NULL,
	"limit_value" bigint NOT NULL,
	"forecast_days" integer,
	"forecast_from" date,
	"forecast_to" date,
	"closed_at" timestamp with time zone,
	"closed_because" text,
	"closed_used" bigint,
	"closed_limit" bigint,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by_id" uuid,
	"acknowledged_by" text,
	"note" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_one_open_key" ON "alerts" USING btree ("kind","key") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "alerts_opened_idx" ON "alerts" USING btree ("opened_at","id");