-- The key that was known to be ours stays known; a verdict on another key was of whichever came last, and is made again.
INSERT INTO "upstream_keys" ("fingerprint", "verdict", "judged_at")
SELECT "verified_fingerprint", 'own', "updated_at" FROM "upstream_state" WHERE "verified_fingerprint" IS NOT NULL
ON CONFLICT DO NOTHING;
