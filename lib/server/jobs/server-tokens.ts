import "server-only";
import { KeyFault, type KeyFaultCode } from "@/lib/signing/key-fault";
import { listTokensOf } from "@/lib/signing/keys/pkcs11-key";
import { env, surroundingsOfDriver } from "../env";
import type { ServerToken, ServerTokens } from "./worker-messages";

/**
 * What is plugged in at this server, driver by driver, without a PIN. For the worker: drivers are never loaded by the web process
 * (docs/decisions/149). The web asks for it with `askWorker({ type: "list-tokens" })`.
 */
export async function listServerTokens(): Promise<ServerTokens> {
  const tokens: ServerToken[] = [];
  const faults: { module: string; fault: KeyFaultCode }[] = [];
  for (const [module, path] of env().PKCS11_MODULES) {
    try {
      const found = await listTokensOf(path, surroundingsOfDriver());
      tokens.push(...found.map((token) => ({ ...token, module, certificates: token.certificates.map(({ keyId, der }) => ({ keyId, der: Buffer.from(der).toString("base64") })) })));
    } catch (fault) {
      if (!(fault instanceof KeyFault)) throw fault;
      faults.push({ module, fault: fault.code });
    }
  }
  return { tokens, faults };
}
