"use client";
import { useEffect, useMemo } from "react";
import type { CellStore } from "../grid/cell-store";
import type { GridSheet } from "../grid/grid-types";
import { CommentCheck } from "./comment-check";
import type { CommentDesk } from "./comment-desk";
import "./comments.css";

/** The check of a sheet's comments for as long as it is open; null in a view without comments. */
export function useCommentCheck(store: CellStore, sheet: GridSheet, desk: CommentDesk | null): CommentCheck | null {
  const check = useMemo(() => (desk ? new CommentCheck(store, sheet, desk) : null), [store, sheet, desk]);
  useEffect(() => check?.watch(), [check]);
  return check;
}
