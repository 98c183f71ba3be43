import type { z } from "zod";

/**
 * Whether a value is surely what a schema accepts, told at one look: nothing is copied, no list of faults is begun.
 *
 * true: the schema accepts the value as it is. false: ask the schema, which also says what is wrong.
 */
export type QuickCheck = (value: unknown) => boolean;

/**
 * Reads a schema once and makes its quick check. Where it meets a kind that it does not know, nothing is ever sure.
 *
 * Source: the definitions zod gives to libraries (zod.dev/library-authors).
 */
export function quickCheck(schema: z.core.$ZodType): QuickCheck {
  const def = schema._zod.def as z.core.$ZodTypes["_zod"]["def"];
  const all = [typeCheck(def), ...formatOf(def), ...(def.checks ?? []).map((check) => ruleOf(check._zod.def))];
  const known = all.filter((check) => check !== null);
  if (known.length < all.length) return () => false;
  const [own, ...rules] = known as [QuickCheck, ...QuickCheck[]];
  return rules.reduce((before, rule) => (value) => before(value) && rule(value), own);
}

/** null: a kind that is not known. */
function typeCheck(def: z.core.$ZodTypes["_zod"]["def"]): QuickCheck | null {
  const kind = def as Kind;
  switch (kind.type) {
    case "string":
    case "boolean":
      return (value) => typeof value === kind.type;
    case "number":
      return Number.isFinite;
    case "enum":
      return oneOf(new Set<unknown>(Object.values(kind.entries)));
    case "nullable":
      return orNull(quickCheck(kind.innerType));
    case "default":
      return quickCheck(kind.innerType); // of a value that is missing nothing is sure
    case "array":
      return listOf(quickCheck(kind.element));
    case "object":
      return kind.catchall?._zod.def.type === "never" ? exactly(Object.entries(kind.shape).map(([key, part]) => [key, quickCheck(part)])) : null;
    default:
      return null;
  }
}

type Kind =
  | { type: "string" | "boolean" | "number" }
  | z.core.$ZodEnumDef
  | z.core.$ZodNullableDef
  | z.core.$ZodDefaultDef
  | z.core.$ZodArrayDef
  | z.core.$ZodObjectDef;

const oneOf = (words: ReadonlySet<unknown>): QuickCheck => (value) => words.has(value);
const orNull = (check: QuickCheck): QuickCheck => (value) => value === null || check(value);

const listOf = (element: QuickCheck): QuickCheck => (value) => {
  if (!Array.isArray(value)) return false;
  for (const one of value) if (!element(one)) return false; // a place that was never filled is looked at too
  return true;
};

const exactly = (parts: readonly (readonly [key: string, check: QuickCheck])[]): QuickCheck => (value) => {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== parts.length) return false;
  for (const [key, check] of parts) if (!check((value as Record<string, unknown>)[key])) return false;
  return true;
};

/** A string or number type that is a format at the same time: a day, a UUID, a whole number. */
const formatOf = (def: object): (QuickCheck | null)[] => ("check" in def ? [ruleOf(def as z.core.$ZodCheckDef)] : []);

/** null: a kind that is not known. */
function ruleOf(def: z.core.$ZodCheckDef): QuickCheck | null {
  const rule = def as Rule;
  switch (rule.check) {
    case "custom":
      return rule.fn ? (value) => rule.fn?.(value) === true : null;
    case "string_format":
      return rule.pattern === undefined || rule.pattern.global || rule.pattern.sticky ? null : matches(rule.pattern);
    case "number_format":
      return rule.format === "safeint" ? Number.isSafeInteger : null;
    case "greater_than":
      return rule.inclusive ? (value) => (value as number) >= rule.value : null;
    case "less_than":
      return rule.inclusive ? (value) => (value as number) <= rule.value : null;
    case "min_length":
      return (value) => (value as { length: number }).length >= rule.minimum;
    case "max_length":
      return (value) => (value as { length: number }).length <= rule.maximum;
    default:
      return null;
  }
}

const matches = (pattern: RegExp): QuickCheck => (value) => pattern.test(value as string);

type Rule =
  | { check: "custom"; fn?: (value: unknown) => unknown }
  | { check: "string_format"; pattern?: RegExp }
  | { check: "number_format"; format: string }
  | { check: "greater_than" | "less_than"; value: number; inclusive: boolean }
  | { check: "min_length"; minimum: number }
  | { check: "max_length"; maximum: number };
