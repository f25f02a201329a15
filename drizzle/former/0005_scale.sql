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
DROP TRIGGER organizations_search_text ON organizations;--> statement-breakpoint
DROP TRIGGER customers_search_text ON customers;--> statement-breakpoint
DROP FUNCTION organizations_search_text();--> statement-breakpoint
DROP FUNCTION customers_search_text();--> statement-breakpoint
UPDATE customers SET search_text = ' ' || search_text;--> statement-breakpoint
INSERT INTO organization_index
SELECT address, gone_at IS NOT NULL, sort_key, coalesce(created_at, '-infinity'), sent_votes, type, country, customer_id, ' ' || search_text
FROM organizations;--> statement-breakpoint
INSERT INTO organization_counts (type, country, linked, gone, n)
SELECT type, country, customer_id IS NOT NULL, gone_at IS NOT NULL, count(*) FROM organizations GROUP BY 1, 2, 3, 4;--> statement-breakpoint
INSERT INTO customer_counts (archived, tag, n)
SELECT archived_at IS NOT NULL, tag, count(*) FROM customers CROSS JOIN LATERAL unnest(NULL::text || tags) AS t(tag) GROUP BY 1, 2;--> statement-breakpoint
DROP INDEX "customers_sort_key_idx";--> statement-breakpoint
DROP INDEX "organizations_search_trgm_idx";--> statement-breakpoint
DROP INDEX "organizations_sort_key_idx";--> statement-breakpoint
DROP INDEX "organizations_created_idx";--> statement-breakpoint
DROP INDEX "organizations_votes_idx";--> statement-breakpoint
DROP INDEX "organizations_type_idx";--> statement-breakpoint
DROP INDEX "organizations_country_idx";--> statement-breakpoint
CREATE INDEX "organization_index_search_trgm_idx" ON "organization_index" USING gin ("search_text" gin_trgm_ops) WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "organization_index_name_idx" ON "organization_index" USING btree ("gone","sort_key","address");--> statement-breakpoint
CREATE INDEX "organization_index_created_idx" ON "organization_index" USING btree ("gone","created_order","address");--> statement-breakpoint
CREATE INDEX "organization_index_votes_idx" ON "organization_index" USING btree ("gone","sent_votes","address");--> statement-breakpoint
CREATE INDEX "organization_index_type_idx" ON "organization_index" USING btree ("gone","type","sort_key","address");--> statement-breakpoint
CREATE INDEX "organization_index_country_idx" ON "organization_index" USING btree ("gone","country","sort_key","address");--> statement-breakpoint
CREATE INDEX "organization_index_customer_idx" ON "organization_index" USING btree ("customer_id","gone","sent_votes");--> statement-breakpoint
CREATE INDEX "customers_name_idx" ON "customers" USING btree ("sort_key","id") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "customers_created_idx" ON "customers" USING btree ("created_at","id") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "customers_archived_idx" ON "customers" USING btree ("sort_key","id") WHERE archived_at is not null;--> statement-breakpoint
ALTER TABLE "organizations" DROP COLUMN "search_text";--> statement-breakpoint
ANALYZE organization_index;
