-- Most organizations have no customer, and a reading writes their words itself: then the function has nothing to add.
DROP TRIGGER organizations_search_text ON organizations;
--> statement-breakpoint
CREATE TRIGGER organizations_search_text BEFORE INSERT OR UPDATE OF own_text, customer_id ON organizations
FOR EACH ROW WHEN (NEW.customer_id IS NOT NULL OR NEW.search_text IS DISTINCT FROM NEW.own_text)
EXECUTE FUNCTION organizations_search_text();
