CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "alert_settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"forecast_days" integer NOT NULL,
	"wallet_euros" integer,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_states" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"level" integer NOT NULL,
	"marks" integer[] NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"steady_used" bigint,
	"fallen_since" timestamp with time zone,
	"fallen_to" bigint,
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
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"target_kind" text NOT NULL,
	"target" text DEFAULT '' NOT NULL,
	"target_label" text DEFAULT '' NOT NULL,
	"outcome" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"operation_id" uuid,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_counts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customer_counts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"archived" boolean NOT NULL,
	"tag" text,
	"n" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization_counts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organization_counts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"type" text NOT NULL,
	"country" text NOT NULL,
	"linked" boolean NOT NULL,
	"gone" boolean NOT NULL,
	"n" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"external_id" text,
	"contact_name" text DEFAULT '' NOT NULL,
	"contact_email" text DEFAULT '' NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL,
	"search_text" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fold_state" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"name" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"form_token" text NOT NULL,
	"input_hash" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"actor_name" text NOT NULL,
	"file_name" text NOT NULL,
	"rows" integer NOT NULL,
	"left_out" integer NOT NULL,
	"request_id" text NOT NULL,
	"wait_until" timestamp with time zone,
	"problem" text,
	"stopped_at" timestamp with time zone,
	"stopped_by" text,
	"stop_reason" text,
	"advanced_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_channels" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"recipients" text[] DEFAULT '{}' NOT NULL,
	"url" text,
	"secret" text,
	"enabled" boolean DEFAULT true NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"channel_id" uuid,
	"channel_name" text NOT NULL,
	"alert_id" text,
	"sequence" text,
	"seq" bigserial NOT NULL,
	"event" text NOT NULL,
	"body" jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"last_status" integer,
	"last_error" text,
	"tries" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reached" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notification_settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"allow_private_targets" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'recorded' NOT NULL,
	"form_token" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"actor_name" text NOT NULL,
	"target" text,
	"label" text DEFAULT '' NOT NULL,
	"customer_id" uuid,
	"input" jsonb NOT NULL,
	"input_hash" text NOT NULL,
	"steps" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"result" jsonb,
	"witness" jsonb,
	"error" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"passes" integer DEFAULT 0 NOT NULL,
	"request_id" text NOT NULL,
	"import_id" uuid,
	"import_line" integer,
	"sent_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"lease_owner" text,
	"next_look_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "organization_index" (
	"address" text PRIMARY KEY NOT NULL,
	"gone" boolean NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL,
	"created_order" timestamp with time zone NOT NULL,
	"sent_votes" bigint NOT NULL,
	"type" text NOT NULL,
	"country" text NOT NULL,
	"customer_id" uuid,
	"search_text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"address" text PRIMARY KEY NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"names" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"type" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"website" text DEFAULT '' NOT NULL,
	"managed_by" text,
	"console_ref" uuid,
	"sent_votes" bigint DEFAULT 0 NOT NULL,
	"sent_emails" bigint DEFAULT 0 NOT NULL,
	"sent_sms" bigint DEFAULT 0 NOT NULL,
	"processes" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone,
	"raw" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"gone_at" timestamp with time zone,
	"gone_reason" text,
	"customer_id" uuid,
	"linked_at" timestamp with time zone,
	"agreed_name" text,
	"gone_kept_at" timestamp with time zone,
	"ref_kept_at" timestamp with time zone,
	"foreign_ref" boolean DEFAULT false NOT NULL,
	"match_keys" text[] DEFAULT '{}'::text[] NOT NULL,
	"sort_key" text COLLATE "C" NOT NULL,
	"own_text" text NOT NULL
);
--> statement-breakpoint
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
	"wallet" jsonb,
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
CREATE TABLE "console_settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"time_zone" text NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"session_version" integer DEFAULT 1 NOT NULL,
	"disabled_at" timestamp with time zone,
	"last_sign_in_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sync_pages" (
	"run_id" uuid NOT NULL,
	"page" integer NOT NULL,
	"total" integer NOT NULL,
	"addresses" text[] NOT NULL,
	CONSTRAINT "sync_pages_run_id_page_pk" PRIMARY KEY("run_id","page")
);
--> statement-breakpoint
CREATE TABLE "sync_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"trigger" text NOT NULL,
	"started_by" text DEFAULT '' NOT NULL,
	"pass" integer DEFAULT 1 NOT NULL,
	"pages_done" integer DEFAULT 0 NOT NULL,
	"pages_total" integer DEFAULT 0 NOT NULL,
	"seen" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"written" integer DEFAULT 0 NOT NULL,
	"gone" integer DEFAULT 0 NOT NULL,
	"complete" boolean DEFAULT false NOT NULL,
	"phase" text DEFAULT 'reading' NOT NULL,
	"to_confirm" integer DEFAULT 0 NOT NULL,
	"confirmed" integer DEFAULT 0 NOT NULL,
	"expected_at" timestamp with time zone,
	"fingerprint" text DEFAULT '' NOT NULL,
	"reading_since" timestamp with time zone,
	"resumed_pages" integer DEFAULT 0 NOT NULL,
	"cancelled_by" text,
	"error" jsonb,
	"started_at" timestamp with time zone NOT NULL,
	"heartbeat_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
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
CREATE TABLE "upstream_state" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"integrator_address" text,
	"verified_fingerprint" text,
	"mismatch_address" text,
	"unclear_identity" text,
	"problem" jsonb,
	"missing_scopes" text[] DEFAULT '{}' NOT NULL,
	"last_ok_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usage_days" (
	"day" date PRIMARY KEY NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
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
ALTER TABLE "imports" ADD CONSTRAINT "imports_actor_id_staff_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_channels" ADD CONSTRAINT "notification_channels_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_channel_id_notification_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."notification_channels"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_actor_id_staff_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sync_pages" ADD CONSTRAINT "sync_pages_run_id_sync_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."sync_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_one_open_key" ON "alerts" USING btree ("kind","key") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "alerts_opened_idx" ON "alerts" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "audit_log_at_idx" ON "audit_log" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_log_actor_idx" ON "audit_log" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_action_idx" ON "audit_log" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "audit_log_target_idx" ON "audit_log" USING btree ("target","id");--> statement-breakpoint
CREATE INDEX "audit_log_operation_idx" ON "audit_log" USING btree ("operation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_external_id_key" ON "customers" USING btree (md5("external_id"));--> statement-breakpoint
CREATE INDEX "customers_name_idx" ON "customers" USING btree ("sort_key","id") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "customers_created_idx" ON "customers" USING btree ("created_at","id") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "customers_archived_idx" ON "customers" USING btree ("sort_key","id") WHERE archived_at is not null;--> statement-breakpoint
CREATE INDEX "customers_search_trgm_idx" ON "customers" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "customers_tags_idx" ON "customers" USING gin ("tags");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_form_token_key" ON "imports" USING btree ("form_token");--> statement-breakpoint
CREATE INDEX "imports_created_idx" ON "imports" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "notification_deliveries_due_idx" ON "notification_deliveries" USING btree ("next_attempt_at") WHERE state in ('queued','failed','sending');--> statement-breakpoint
CREATE INDEX "notification_deliveries_created_idx" ON "notification_deliveries" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "notification_deliveries_channel_idx" ON "notification_deliveries" USING btree ("channel_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notification_deliveries_state_idx" ON "notification_deliveries" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "notification_deliveries_alert_idx" ON "notification_deliveries" USING btree ("alert_id");--> statement-breakpoint
CREATE INDEX "notification_deliveries_sequence_idx" ON "notification_deliveries" USING btree ("channel_id","sequence","seq") WHERE state in ('queued','failed','sending');--> statement-breakpoint
CREATE UNIQUE INDEX "operations_form_token_key" ON "operations" USING btree ("form_token");--> statement-breakpoint
CREATE INDEX "operations_created_idx" ON "operations" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "operations_target_idx" ON "operations" USING btree ("target","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "operations_one_open_per_target_key" ON "operations" USING btree ("target") WHERE state in ('recorded','sent','unknown') and kind <> 'organization.create';--> statement-breakpoint
CREATE INDEX "operations_given_up_idx" ON "operations" USING btree ("kind") WHERE state in ('undecided','closed');--> statement-breakpoint
CREATE INDEX "operations_import_idx" ON "operations" USING btree ("import_id","import_line") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "operations_import_open_idx" ON "operations" USING btree ("import_id","import_line") WHERE import_id is not null and state in ('recorded','sent','unknown','undecided');--> statement-breakpoint
CREATE INDEX "operations_open_idx" ON "operations" USING btree ("created_at") WHERE state in ('recorded','sent','unknown','undecided');--> statement-breakpoint
CREATE INDEX "organization_index_search_trgm_idx" ON "organization_index" USING gin ("search_text" gin_trgm_ops) WITH (gin_pending_list_limit=4096);--> statement-breakpoint
CREATE INDEX "organization_index_name_idx" ON "organization_index" USING btree ("gone","sort_key","address");--> statement-breakpoint
CREATE INDEX "organization_index_created_idx" ON "organization_index" USING btree ("gone","created_order","address");--> statement-breakpoint
CREATE INDEX "organization_index_votes_idx" ON "organization_index" USING btree ("gone","sent_votes","address");--> statement-breakpoint
CREATE INDEX "organization_index_type_idx" ON "organization_index" USING btree ("gone","type","sort_key","address");--> statement-breakpoint
CREATE INDEX "organization_index_kind_idx" ON "organization_index" USING btree ("gone","type","country","sort_key","address");--> statement-breakpoint
CREATE INDEX "organization_index_country_idx" ON "organization_index" USING btree ("gone","country","sort_key","address");--> statement-breakpoint
CREATE INDEX "organization_index_customer_idx" ON "organization_index" USING btree ("customer_id","gone","sent_votes");--> statement-breakpoint
CREATE INDEX "organizations_customer_idx" ON "organizations" USING btree ("customer_id","sort_key","address") WHERE customer_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "organizations_console_ref_idx" ON "organizations" USING btree ("console_ref") WHERE console_ref IS NOT NULL;--> statement-breakpoint
CREATE INDEX "organizations_gone_idx" ON "organizations" USING btree ("gone_at") WHERE gone_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "organizations_unlinked_idx" ON "organizations" USING btree ("sort_key","address") WHERE customer_id IS NULL AND gone_at IS NULL;--> statement-breakpoint
CREATE INDEX "organizations_match_idx" ON "organizations" USING gin ("match_keys") WHERE customer_id IS NULL AND gone_at IS NULL;--> statement-breakpoint
CREATE INDEX "organizations_gone_linked_idx" ON "organizations" USING btree ("gone_at","address") WHERE customer_id IS NOT NULL AND gone_reason = 'not-listed' AND (gone_kept_at IS NULL OR gone_kept_at < gone_at);--> statement-breakpoint
CREATE INDEX "organizations_renamed_idx" ON "organizations" USING btree ("sort_key","address") WHERE agreed_name <> name AND gone_at IS NULL;--> statement-breakpoint
CREATE INDEX "organizations_foreign_ref_idx" ON "organizations" USING btree ("sort_key","address") WHERE foreign_ref AND ref_kept_at IS NULL AND gone_at IS NULL;--> statement-breakpoint
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits" USING btree ("expire");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email_key" ON "staff" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "sync_runs_one_running_key" ON "sync_runs" USING btree ("state") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "sync_runs_started_idx" ON "sync_runs" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "usage_months_votes_idx" ON "usage_months" USING btree ("month","votes" DESC NULLS FIRST,"customer");--> statement-breakpoint
CREATE INDEX "usage_ranking_used_idx" ON "usage_ranking" USING btree ("kind","counter","gone","used","id");--> statement-breakpoint
CREATE INDEX "usage_ranking_change7_idx" ON "usage_ranking" USING btree ("kind","counter","gone","change7","id");--> statement-breakpoint
CREATE INDEX "usage_ranking_change30_idx" ON "usage_ranking" USING btree ("kind","counter","gone","change30","id");--> statement-breakpoint
-- The audit log is append-only for every role.
CREATE FUNCTION audit_log_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_log is append-only: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
FOR EACH ROW EXECUTE FUNCTION audit_log_append_only();
--> statement-breakpoint
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log
FOR EACH STATEMENT EXECUTE FUNCTION audit_log_append_only();
--> statement-breakpoint
-- Linking an organization accepts its current name.
CREATE FUNCTION organizations_agreed_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.agreed_name := NEW.name;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER organizations_agreed_name_insert BEFORE INSERT ON organizations
FOR EACH ROW WHEN (NEW.customer_id IS NOT NULL) EXECUTE FUNCTION organizations_agreed_name();
--> statement-breakpoint
CREATE TRIGGER organizations_agreed_name_update BEFORE UPDATE OF customer_id ON organizations
FOR EACH ROW WHEN (NEW.customer_id IS NOT NULL AND NEW.customer_id IS DISTINCT FROM OLD.customer_id)
EXECUTE FUNCTION organizations_agreed_name();
--> statement-breakpoint
-- An operation is recorded before its organization can exist: a reference that is unknown when first seen stays unknown.
CREATE FUNCTION organizations_foreign_ref() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.foreign_ref := NEW.console_ref IS NOT NULL AND NOT EXISTS (SELECT 1 FROM operations o WHERE o.id = NEW.console_ref);
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Most organizations have no reference; a call for each of them would be a tenth of what a first sync costs.
CREATE TRIGGER organizations_foreign_ref BEFORE INSERT OR UPDATE OF console_ref ON organizations
FOR EACH ROW WHEN (NEW.console_ref IS NOT NULL OR NEW.foreign_ref) EXECUTE FUNCTION organizations_foreign_ref();
--> statement-breakpoint
-- organization_index and organization_counts follow organizations, statement by statement.
CREATE FUNCTION organizations_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM customers WHERE id IN (SELECT customer_id FROM new_rows) ORDER BY id FOR SHARE;
  INSERT INTO organization_index
  SELECT n.address, n.gone_at IS NOT NULL, n.sort_key, coalesce(n.created_at, '-infinity'), n.sent_votes, n.type, n.country,
    n.customer_id, ' ' || n.own_text || coalesce(' ' || c.search_text, '')
  FROM new_rows n LEFT JOIN customers c ON c.id = n.customer_id;
  INSERT INTO organization_counts (type, country, linked, gone, n)
  SELECT type, country, customer_id IS NOT NULL, gone_at IS NOT NULL, count(*) FROM new_rows GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER organizations_inserted AFTER INSERT ON organizations
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION organizations_inserted();
--> statement-breakpoint
CREATE FUNCTION organizations_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text[];
BEGIN
  SELECT array_agg(n.address) INTO changed FROM new_rows n JOIN old_rows o USING (address)
  WHERE (n.gone_at IS NULL, n.sort_key, n.created_at, n.sent_votes, n.type, n.country, n.customer_id, n.own_text)
    IS DISTINCT FROM (o.gone_at IS NULL, o.sort_key, o.created_at, o.sent_votes, o.type, o.country, o.customer_id, o.own_text);
  IF changed IS NULL THEN RETURN NULL; END IF;
  -- A customer that is being renamed is waited for, in one order by all, and only then read.
  PERFORM 1 FROM customers WHERE id IN (SELECT customer_id FROM new_rows WHERE address = ANY (changed)) ORDER BY id FOR SHARE;
  PERFORM 1 FROM organization_index WHERE address = ANY (changed) ORDER BY address FOR UPDATE;
  UPDATE organization_index i
  SET gone = n.gone_at IS NOT NULL, sort_key = n.sort_key, created_order = coalesce(n.created_at, '-infinity'),
    sent_votes = n.sent_votes, type = n.type, country = n.country, customer_id = n.customer_id,
    search_text = ' ' || n.own_text || coalesce(' ' || c.search_text, '')
  FROM new_rows n LEFT JOIN customers c ON c.id = n.customer_id
  WHERE i.address = ANY (changed) AND n.address = i.address;
  INSERT INTO organization_counts (type, country, linked, gone, n)
  SELECT type, country, linked, gone, sum(n) FROM (
    SELECT type, country, customer_id IS NOT NULL AS linked, gone_at IS NOT NULL AS gone, 1 AS n FROM new_rows
    UNION ALL
    SELECT type, country, customer_id IS NOT NULL, gone_at IS NOT NULL, -1 FROM old_rows
  ) d GROUP BY type, country, linked, gone HAVING sum(n) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER organizations_updated AFTER UPDATE ON organizations
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION organizations_updated();
--> statement-breakpoint
CREATE FUNCTION organizations_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM organization_index WHERE address IN (SELECT address FROM old_rows);
  INSERT INTO organization_counts (type, country, linked, gone, n)
  SELECT type, country, customer_id IS NOT NULL, gone_at IS NOT NULL, -count(*) FROM old_rows GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER organizations_deleted AFTER DELETE ON organizations
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION organizations_deleted();
--> statement-breakpoint
CREATE FUNCTION organizations_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE organization_index, organization_counts;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER organizations_truncated AFTER TRUNCATE ON organizations
FOR EACH STATEMENT EXECUTE FUNCTION organizations_truncated();
--> statement-breakpoint
-- An organization is found by its customer's words too.
CREATE FUNCTION customers_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  linked text[];
BEGIN
  SELECT array_agg(address) INTO linked FROM (
    SELECT address FROM organization_index WHERE customer_id = NEW.id ORDER BY address FOR UPDATE
  ) locked;
  UPDATE organization_index i SET search_text = ' ' || o.own_text || ' ' || NEW.search_text
  FROM organizations o WHERE i.address = ANY (linked) AND o.address = i.address AND o.customer_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customers_search_text AFTER UPDATE OF search_text ON customers
FOR EACH ROW WHEN (OLD.search_text IS DISTINCT FROM NEW.search_text) EXECUTE FUNCTION customers_search_text();
--> statement-breakpoint
CREATE FUNCTION customers_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    TRUNCATE customer_counts;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO customer_counts (archived, tag, n)
    SELECT archived_at IS NOT NULL, tag, count(*) FROM new_rows, unnest(NULL::text || tags) AS t(tag) GROUP BY 1, 2;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO customer_counts (archived, tag, n)
    SELECT archived_at IS NOT NULL, tag, -count(*) FROM old_rows, unnest(NULL::text || tags) AS t(tag) GROUP BY 1, 2;
  ELSE
    INSERT INTO customer_counts (archived, tag, n)
    SELECT archived, tag, sum(n) FROM (
      SELECT archived_at IS NOT NULL AS archived, tag, 1 AS n FROM new_rows, unnest(NULL::text || tags) AS t(tag)
      UNION ALL
      SELECT archived_at IS NOT NULL, tag, -1 FROM old_rows, unnest(NULL::text || tags) AS t(tag)
    ) d GROUP BY archived, tag HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customers_counted_insert AFTER INSERT ON customers
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION customers_counted();
--> statement-breakpoint
CREATE TRIGGER customers_counted_update AFTER UPDATE ON customers
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION customers_counted();
--> statement-breakpoint
CREATE TRIGGER customers_counted_delete AFTER DELETE ON customers
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION customers_counted();
--> statement-breakpoint
CREATE TRIGGER customers_counted_truncate AFTER TRUNCATE ON customers
FOR EACH STATEMENT EXECUTE FUNCTION customers_counted();
