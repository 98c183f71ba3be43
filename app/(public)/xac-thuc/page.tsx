import { VerifyPage } from "./verify-page";

export const metadata = { title: "Xác thực học bạ số" };

/** Verification by file or by facts, for anyone. */
export default async function Page({ searchParams }: { searchParams: Promise<{ lang?: string }> }) {
  return <VerifyPage code="" language={(await searchParams).lang === "en" ? "en" : "vi"} />;
}
