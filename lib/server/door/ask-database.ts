import "server-only";
import { DatabaseDown } from "../errors";
import { isDatabaseDown } from "./failures";

/** Reads for a page: a database out of reach becomes the error that has its own page. Throws: DatabaseDown. */
export async function askDatabase<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw isDatabaseDown(error) ? new DatabaseDown(error) : error;
  }
}
