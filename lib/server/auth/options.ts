import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { refusal, refused } from "../door/failures";
import { database } from "../database";
import { env } from "../env";
import { SESSION_HOURS, signIn } from "./sign-in";

/**
 * next-auth with the school's own accounts. Its cookie carries nothing but the id of a session row (`sid`);
 * the row decides, at every request, whether the cookie still counts.
 */
export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
  pages: { signIn: "/dang-nhap", error: "/dang-nhap" },
  providers: [
    CredentialsProvider({
      name: "school",
      credentials: { username: {}, password: {} },
      async authorize(given, request) {
        if (!given?.username || !given.password || given.password.length > 200) throw new Error(refusal("SIGN_IN_REFUSED").message);
        try {
          const attempt = { username: given.username, password: given.password, ...origin(request.headers ?? {}) };
          const { sessionId, name } = await signIn({ db: database(), now: new Date() }, attempt);
          return { id: sessionId, name };
        } catch (error) {
          // next-auth hands the message of an Error to the page; `refused` lets only sentences through.
          throw new Error(refused(error, { action: "session.sign-in" }).message);
        }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token["sid"] }),
    session: ({ session, token }) => ({ expires: session.expires, sid: token["sid"] }),
  },
  events: {
    async signOut({ token }) {
      const id = token?.["sid"];
      if (typeof id === "string") await database().session.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date() } });
    },
  },
});

const origin = (headers: Record<string, string | undefined>) => ({
  // The nearest proxy writes the last entry; what a browser claims stands before it.
  address: headers["x-forwarded-for"]?.split(",").at(-1)?.trim() ?? "",
  userAgent: headers["user-agent"] ?? "",
});
