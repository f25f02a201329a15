LOCK TABLE "customers", "organizations" IN ACCESS EXCLUSIVE MODE;--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "witness" jsonb;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "agreed_name" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "gone_kept_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "ref_kept_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "foreign_ref" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "match_keys" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "upstream_state" ADD COLUMN "unclear_identity" text;--> statement-breakpoint
CREATE INDEX "organizations_unlinked_idx" ON "organizations" USING btree ("sort_key","address") WHERE customer_id IS NULL AND gone_at IS NULL;--> statement-breakpoint
CREATE INDEX "organizations_match_idx" ON "organizations" USING gin ("match_keys") WHERE customer_id IS NULL AND gone_at IS NULL;--> statement-breakpoint
CREATE INDEX "organizations_gone_linked_idx" ON "organizations" USING btree ("gone_at","address") WHERE customer_id IS NOT NULL AND gone_reason = 'not-listed' AND (gone_kept_at IS NULL OR gone_kept_at < gone_at);--> statement-breakpoint
CREATE INDEX "organizations_renamed_idx" ON "organizations" USING btree ("sort_key","address") WHERE agreed_name <> name AND gone_at IS NULL;--> statement-breakpoint
CREATE INDEX "organizations_foreign_ref_idx" ON "organizations" USING btree ("sort_key","address") WHERE foreign_ref AND ref_kept_at IS NULL AND gone_at IS NULL;