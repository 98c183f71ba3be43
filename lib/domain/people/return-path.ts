/**
 * Where to go after signing in: a path of this portal, never another site.
 * Anything doubtful ("//evil", a backslash, a scheme, a control character) gives the person's own first page.
 */
export function safeReturnPath(wanted: string | null | undefined, home: string): string {
  if (!wanted || !/^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(wanted)) return home;
  if (wanted.startsWith("/dang-nhap") || wanted.startsWith("/api/")) return home;
  return wanted;
}
