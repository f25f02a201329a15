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
