import { test } from "@playwright/test";
import { schoolFolder } from "./places";

/** The data folder of the school that the running test's project talks to. */
export function ownFolder(): string {
  const { name, metadata } = test.info().project;
  const school: unknown = metadata["school"];
  if (typeof school !== "string") throw new Error(`the project ${name} names no school`);
  return schoolFolder(school);
}
