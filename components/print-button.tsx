"use client";
import { Printer } from "lucide-react";
import { Button } from "./button";

/** Prints the page as it stands. */
export function PrintButton() {
  return (
    <Button onClick={() => window.print()}>
      <Printer aria-hidden className="size-4" />
      In
    </Button>
  );
}
