import { z } from "zod";

/** What stands behind the question mark of an address: anybody may write anything there. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The words of a search box, without control characters (PostgreSQL refuses NUL); too long or said twice: none. */
export const SearchWords = z
  .string()
  .max(100)
  .transform((text) => text.replaceAll(/\p{Cc}/gu, " "))
  .catch("")
  .default("");

/** A page of a list, from 1. */
export const PageNumber = z.coerce.number().int().min(1).max(10_000).catch(1).default(1);
