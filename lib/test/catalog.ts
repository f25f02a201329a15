import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/lib/db/types";

/** Of what extensions bring along, only the extension itself is listed. */
const own = (catalog: string) =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = o.oid AND d.deptype = 'e')`;
/** The role that asks is called `me`, so that databases of different owners compare. */
const role = (names: string) => `replace(${names}::text, current_user, 'me')`;
/** Recent minor versions of PostgreSQL note there, by themselves, when a column was added. */
const OPTIONS = "(SELECT string_agg(option, ',') FROM unnest(attoptions) option WHERE option NOT LIKE 'pg_attver=%')";
const SCHEMAS = `('public', 'drizzle')`;

/** One query for each kind of object: its name and everything about it. The order of columns in a table is left out. */
const QUERIES: Record<string, string> = {
  schema: `SELECT nspname, concat_ws(' ', ${role("pg_get_userbyid(nspowner)")}, ${role("nspacl")}) FROM pg_namespace o WHERE nspname IN ${SCHEMAS}`,
  extension: `SELECT extname, concat_ws(' ', extversion, extnamespace::regnamespace) FROM pg_extension o`,
  relation: `SELECT oid::regclass, concat_ws(' ', relkind, relpersistence, ${role("pg_get_userbyid(relowner)")}, ${role("relacl")}, reloptions, reltablespace,
      relreplident, relrowsecurity, relforcerowsecurity, relispartition, relhassubclass, CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(oid) END)
    FROM pg_class o WHERE relnamespace::regnamespace::text IN ${SCHEMAS} AND ${own("pg_class")}`,
  column: `SELECT format('%s.%s', o.oid::regclass, attname), concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attidentity,
      attgenerated, attstorage, attcompression, attcollation::regcollation,
      ${OPTIONS}, ${role("attacl")}, attislocal, pg_get_expr(adbin, adrelid))
    FROM pg_class o JOIN pg_attribute ON attrelid = o.oid LEFT JOIN pg_attrdef ON adrelid = o.oid AND adnum = attnum
    WHERE relnamespace::regnamespace::text IN ${SCHEMAS} AND relkind IN ('r', 'p', 'v', 'm') AND attnum > 0 AND NOT attisdropped`,
  constraint: `SELECT format('%s on %s', conname, conrelid::regclass), concat_ws(' ', contype, pg_get_constraintdef(oid), convalidated,
      condeferrable, condeferred, coninhcount, conislocal, connoinherit)
    FROM pg_constraint o WHERE connamespace::regnamespace::text IN ${SCHEMAS}`,
  index: `SELECT indexrelid::regclass, concat_ws(' ', pg_get_indexdef(indexrelid), indisunique, indnullsnotdistinct, indisprimary,
      indimmediate, indisvalid, indisready, indislive, indisclustered, indisreplident)
    FROM pg_index JOIN pg_class o ON o.oid = indrelid WHERE relnamespace::regnamespace::text IN ${SCHEMAS}`,
  trigger: `SELECT format('%s on %s', tgname, tgrelid::regclass), concat_ws(' ', tgenabled, pg_get_triggerdef(oid))
    FROM pg_trigger o WHERE NOT tgisinternal`,
  function: `SELECT oid::regprocedure, concat_ws(' ', ${role("pg_get_userbyid(proowner)")}, ${role("proacl")}, pg_get_functiondef(oid))
    FROM pg_proc o WHERE pronamespace::regnamespace::text IN ${SCHEMAS} AND ${own("pg_proc")}`,
  sequence: `SELECT seqrelid::regclass, concat_ws(' ', seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle,
      (SELECT format('%s %s.%s', deptype, refobjid::regclass, attname) FROM pg_depend JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
        WHERE classid = 'pg_class'::regclass AND objid = seqrelid AND refclassid = 'pg_class'::regclass)) FROM pg_sequence`,
  type: `SELECT oid::regtype, concat_ws(' ', typtype, ${role("typacl")}, typdefault, typnotnull, (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder)
      FROM pg_enum WHERE enumtypid = o.oid)) FROM pg_type o WHERE typnamespace::regnamespace::text IN ${SCHEMAS} AND ${own("pg_type")}`,
  rule: `SELECT format('%s on %s', rulename, ev_class::regclass), pg_get_ruledef(oid) FROM pg_rewrite o WHERE oid >= 16384`,
  policy: `SELECT format('%s on %s', polname, polrelid::regclass), concat_ws(' ', polcmd, polpermissive, pg_get_expr(polqual, polrelid),
      pg_get_expr(polwithcheck, polrelid)) FROM pg_policy`,
  statistics: `SELECT stxname, pg_get_statisticsobjdef(oid) FROM pg_statistic_ext`,
  comment: `SELECT pg_describe_object(classoid, objoid, objsubid), description FROM pg_description WHERE objoid >= 16384`,
  "default privileges": `SELECT concat_ws(' ', defaclnamespace::regnamespace, defaclobjtype), ${role("defaclacl")} FROM pg_default_acl`,
  "event trigger": `SELECT evtname, concat_ws(' ', evtevent, evtenabled, evtfoid::regproc) FROM pg_event_trigger`,
};

const TEXT = Object.entries(QUERIES)
  .map(
    ([kind, query]) => `SELECT '${kind}' AS kind, name::text, definition::text FROM (${query}) AS _ (name, definition)`,
  )
  .join(" UNION ALL ");
const lines = z.object({ rows: z.array(z.object({ line: z.string() })) });

/** Every object of the console's schemas, a line each, in a fixed order. */
export async function catalogOf(db: Pick<Db, "execute">): Promise<string[]> {
  const result = await db.execute(sql.raw(`SELECT concat_ws(' ', kind, name, definition) AS line FROM (${TEXT}) AS _`));
  const { rows } = lines.parse(result);
  return rows.map(({ line }) => line).sort();
}
