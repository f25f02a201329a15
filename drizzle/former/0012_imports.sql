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
ALTER TABLE "operations" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "operations" ADD COLUMN "import_line" integer;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_actor_id_staff_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "imports_form_token_key" ON "imports" USING btree ("form_token");--> statement-breakpoint
CREATE INDEX "imports_created_idx" ON "imports" USING btree ("created_at","id");--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operations_import_idx" ON "operations" USING btree ("import_id","import_line") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "operations_import_open_idx" ON "operations" USING btree ("import_id","import_line") WHERE import_id is not null and state in ('recorded','sent','unknown','undecided');