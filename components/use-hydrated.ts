"use client";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page listens yet. Until then a file that is chosen would be heard by nobody: keep the field off. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
