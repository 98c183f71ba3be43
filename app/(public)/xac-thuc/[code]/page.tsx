import { notFound } from "next/navigation";
import { z } from "zod";
import { VerifyPage } from "../verify-page";

export const metadata = { title: "Xác thực học bạ số" };

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ lang?: string }> };

/** Where the QR of a document leads: the code is filled in, and the register says whether it knows it. */
export default async function Page({ params, searchParams }: Props) {
  const code = (await params).code.toLowerCase();
  if (!z.uuid().safeParse(code).success) notFound();
  return <VerifyPage code={code} language={(await searchParams).lang === "en" ? "en" : "vi"} />;
}
