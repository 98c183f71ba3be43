import NextAuth from "next-auth";
import { authOptions } from "@/lib/server/auth/options";

type Segment = { params: Promise<{ nextauth: string[] }> };

// The options are made per request: the settings are read at use, never during the build.
const handle = (request: Request, segment: Segment): Promise<Response> => NextAuth(request as never, segment as never, authOptions());

export { handle as GET, handle as POST };
