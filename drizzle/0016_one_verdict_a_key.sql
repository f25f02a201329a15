ALTER TABLE "upstream_state" DROP COLUMN "verified_fingerprint";--> statement-breakpoint
ALTER TABLE "upstream_state" DROP COLUMN "mismatch_address";--> statement-breakpoint
ALTER TABLE "upstream_state" DROP COLUMN "unclear_identity";