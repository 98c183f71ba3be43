import { z } from "zod";

/** The key of a mutation, made by the browser (crypto.randomUUID). Part of every shape at the door. */
export const RequestKey = z.string().min(8).max(80);
