import "server-only";
import { z } from "zod";

/** HeldKey.place of a key on a token at the server. module: a name in PKCS11_MODULES, so that no row can name a library to load. */
export const TokenPlaceRow = z.object({ module: z.string().min(1), token: z.string().min(1), keyId: z.string().regex(/^([0-9a-f]{2})+$/) });
