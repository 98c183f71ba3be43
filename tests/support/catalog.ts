import type pg from "pg";

const WITHIN = "n.nspname IN ('tracking', 'transcripts')";

/** Each question answers with one line of text an object, whatever made the object. */
const QUESTIONS = [
  `SELECT format('column %s.%s.%s %s%s default %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
     CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, COALESCE(pg_get_expr(d.adbin, d.adrelid), '-')) AS line
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE ${WITHIN} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`,
  `SELECT pg_get_indexdef(i.indexrelid) AS line
   FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${WITHIN}`,
  `SELECT format('%s.%s %s %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) AS line
   FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${WITHIN} AND k.contype IN ('p', 'u', 'f')`,
  `SELECT format('enum %s.%s %s', n.nspname, t.typname, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)) AS line
   FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE ${WITHIN}
   GROUP BY n.nspname, t.typname`,
];

/** Columns, indexes, keys and enums of both books, one line each, sorted: equal lists are equal schemas. */
export async function catalogLines(client: pg.Client): Promise<string[]> {
  const lines: string[] = [];
  for (const question of QUESTIONS) {
    const { rows } = await client.query<{ line: string }>(question);
    lines.push(...rows.map((row) => row.line));
  }
  return lines.sort();
}
