import "@fontsource/be-vietnam-pro/400.css";
import "@fontsource/be-vietnam-pro/500.css";
import "@fontsource/be-vietnam-pro/600.css";
import "@fontsource/be-vietnam-pro/700.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Toaster } from "@/components/toaster";

export const metadata: Metadata = {
  title: { default: "Học bạ số", template: "%s · Học bạ số" },
  description: "Sổ theo dõi và học bạ số của nhà trường",
  robots: { index: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#0b4f8a" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the request keeps every page dynamic: a page built beforehand could not carry this request's nonce.
  await headers();
  return (
    <html lang="vi">
      <body>
        <a href="#noi-dung" className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-paper focus:px-4 focus:py-2 focus:font-semibold focus:text-action">
          Đến nội dung chính
        </a>
        {children}
        <Toaster />
      </body>
    </html>
  );
}
