import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { env, inDevelopment, localService } from "@/lib/server/env";
import { contentSecurityPolicy } from "@/lib/server/door/security-headers";

/** Gives every page its own script nonce, its address (for coming back after signing in), and the security headers. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const https = env().PUBLIC_URL.startsWith("https:");
  const policy = contentSecurityPolicy({ nonce, localService: localService(), https, inDevelopment });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-page-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (https) response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}

// Pages only. /api stays outside: a body that passes through here is cut at 10 MB without a word.
export const config = { matcher: [{ source: "/((?!api/|_next/static|_next/image|icon|emblem|favicon).*)" }] };
