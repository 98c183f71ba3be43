"use client";
import { Toaster as Sonner } from "sonner";

/** Where short notices appear. Nothing important is said here alone: it also stands on the page. */
export function Toaster() {
  return <Sonner position="bottom-right" duration={6000} closeButton containerAriaLabel="Thông báo" style={{ fontFamily: "inherit" }} toastOptions={{ closeButtonAriaLabel: "Đóng", style: { fontSize: "0.95rem" } }} />;
}
