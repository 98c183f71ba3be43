import { KeyFault } from "../key-fault";
import { cscCertificates, cscMost, isLetIn, openCsc, signaturesIn } from "./csc-session";
import { textIn } from "./remote-http";
import { encodeHash, RSA_OID, SHA256_OID, type RemoteAccount, type RemoteProvider } from "./remote-provider";

/**
 * A provider that speaks CSC API v1: the credential is authorised for exactly these hashes, then they are signed.
 * Where the owner confirms on a phone, the provider holds the first answer until then.
 *
 * Source: CSC API v1.0.4.0 §11.6 (credentials/authorize), §11.9 (signatures/signHash).
 */
export function cscV1(account: RemoteAccount): RemoteProvider {
  return {
    async begin(items, { pin, otp }) {
      const session = await openCsc(account);
      const hash = items.map((item) => encodeHash(item.hash, account.options.hashEncoding));
      const about = { credentialID: account.credential, numSignatures: hash.length, hash, description: items[0]?.label ?? "" };
      const allowed = await session.call("credentials/authorize", { ...about, ...(pin ? { PIN: pin } : {}), ...(otp ? { OTP: otp } : {}) });
      const SAD = textIn(allowed.body, "SAD");
      if (!SAD) throw new KeyFault("SERVICE_DOWN", null, { cause: new Error("no SAD") });
      const signed = await session.call("signatures/signHash", { credentialID: account.credential, SAD, hash, hashAlgo: SHA256_OID, signAlgo: RSA_OID });
      const signatures = signaturesIn(signed.body);
      if (!signatures) throw new KeyFault("SERVICE_DOWN", null, { cause: new Error("no signatures") });
      return { state: "done", signatures };
    },
    poll: async () => ({ state: "expired" }), // v1 knows no waiting
    certificates: () => cscCertificates(account),
    most: () => cscMost(account),
    tryAccess: () => isLetIn(account),
  };
}
