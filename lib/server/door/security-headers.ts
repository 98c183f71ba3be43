/**
 * What decides the policy of a page. localService: the signing service on the signer's own computer. Allowed on every page: moving between
 * pages loads no new document, so the policy of whichever page was opened first holds on the signing page too. Only our own scripts can
 * use it (script-src), and the browser asks.
 */
export type PolicyFacts = { nonce: string; localService: string; https: boolean; inDevelopment: boolean };

/**
 * Scripts run only with the page's nonce. Styles may stand inline: React writes style attributes, and the dialog and the
 * notices add their own style element (docs/decisions/051-content-security-policy.md).
 */
export function contentSecurityPolicy({ nonce, localService, https, inDevelopment }: PolicyFacts): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${inDevelopment ? " 'unsafe-eval'" : ""}`,
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self' ${localService}${inDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ];
  return rules.join("; ");
}

/** Headers of every answer, pages and files alike. */
export const FIXED_HEADERS = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "x-frame-options", value: "DENY" },
  // A record's address must not travel to another site.
  { key: "referrer-policy", value: "same-origin" },
  { key: "cross-origin-opener-policy", value: "same-origin" },
  { key: "permissions-policy", value: "camera=(self), microphone=(), geolocation=()" },
];
