-- Whoever links an organization saw its name: it counts as agreed on.
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
-- An operation is written down before its organization can exist: a reference that is unknown when it is first seen stays so.
CREATE FUNCTION organizations_foreign_ref() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.foreign_ref := NEW.console_ref IS NOT NULL AND NOT EXISTS (SELECT 1 FROM operations o WHERE o.id = NEW.console_ref);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER organizations_foreign_ref BEFORE INSERT OR UPDATE OF console_ref ON organizations
FOR EACH ROW EXECUTE FUNCTION organizations_foreign_ref();
--> statement-breakpoint
-- The names of other languages and the external ids come with the next reading of the list: an empty hash makes it write.
UPDATE organizations SET
  agreed_name = CASE WHEN customer_id IS NOT NULL THEN name END,
  match_keys = CASE WHEN name = '' THEN '{}' ELSE ARRAY['n:' || sort_key] END,
  foreign_ref = console_ref IS NOT NULL AND NOT EXISTS (SELECT 1 FROM operations o WHERE o.id = console_ref),
  content_hash = '';
