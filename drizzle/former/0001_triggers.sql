-- An organization is found by its own words and by those of its customer.
CREATE FUNCTION organizations_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := NEW.own_text || coalesce(' ' || (SELECT c.search_text FROM customers c WHERE c.id = NEW.customer_id), '');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER organizations_search_text BEFORE INSERT OR UPDATE OF own_text, customer_id ON organizations
FOR EACH ROW EXECUTE FUNCTION organizations_search_text();
--> statement-breakpoint
CREATE FUNCTION customers_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE organizations SET search_text = own_text || ' ' || NEW.search_text WHERE customer_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER customers_search_text AFTER UPDATE OF search_text ON customers
FOR EACH ROW WHEN (OLD.search_text IS DISTINCT FROM NEW.search_text) EXECUTE FUNCTION customers_search_text();
--> statement-breakpoint
-- The audit log is append-only, whoever asks.
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
