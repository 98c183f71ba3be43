import type { Codec } from "./codecs";

/** Dotted path to a simple value inside T: "pupil.fullName". Lists have tables of their own. */
export type Field<T> = {
  [K in keyof T & string]: NonNullable<T[K]> extends string | number | boolean
    ? K
    : NonNullable<T[K]> extends readonly unknown[]
      ? never
      : `${K}.${Field<NonNullable<T[K]>>}`;
}[keyof T & string];

/**
 * One row of a layout: a tag, the datum it holds and how it is written.
 *
 * mandatory: as the specification marks it (a null datum still has no tag). extension: ours, not in the specification.
 * id: the tag carries an Id, so that a subject teacher's signature can name it.
 */
export type Tag = {
  tag: string;
  field: string;
  path: readonly string[];
  codec: Codec;
  mandatory: boolean;
  extension: boolean;
  id: string | null;
  opening: string; // "<HO_VA_TEN Id=\"id-HO_VA_TEN\">"
  closing: string;
};

type Options = { optional?: true; extension?: true; identity?: true };

/** Row maker of one table: `row("TEN_TRUONG", "school.name", TEXT)` compiles only when the datum exists. */
export const rowsOf =
  <T>() =>
  (tag: string, field: Field<T>, codec: Codec, options: Options = {}): Tag => ({
    tag,
    field,
    path: field.split("."),
    codec,
    mandatory: options.optional !== true,
    extension: options.extension === true,
    id: options.identity === true ? `id-${tag}` : null,
    opening: options.identity === true ? `<${tag} Id="id-${tag}">` : `<${tag}>`,
    closing: `</${tag}>`,
  });

/** The datum of a row; null where a part of the path is missing. */
export function valueAt(record: object, path: readonly string[]): unknown {
  let value: unknown = record;
  for (const key of path) {
    if (!isRecord(value)) return null;
    value = value[key] ?? null;
  }
  return value;
}

/** Puts a value read from a file at its place. Paths come from our own table, never from the file. */
export function putAt(draft: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    draft[key] = value;
    return;
  }
  const existing = draft[key];
  const inner: Record<string, unknown> = isRecord(existing) ? existing : {};
  draft[key] = inner;
  putAt(inner, rest, value);
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
