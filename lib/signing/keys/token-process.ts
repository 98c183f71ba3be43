import { KeyFault } from "../key-fault";
import type { TokenAnswer, TokenRequest } from "./token-messages";
import { listTokens, openToken, type TokenSession } from "./token-session";

// The process that holds one token: native calls block, drivers crash, and a login belongs to a process.
// It answers one request after another and ends with whoever started it.
let session: TokenSession | null = null;

function carryOut(request: TokenRequest): TokenAnswer {
  if (request.deed === "list") return { ok: true, tokens: listTokens(request.module) };
  if (request.deed === "open") {
    session = openToken(request.place, request.certificate, request.pin);
    return { ok: true };
  }
  if (!session) throw new Error("the token is not open");
  return { ok: true, signature: session.sign(request.hash) };
}

function answerTo(request: TokenRequest): TokenAnswer {
  try {
    return carryOut(request);
  } catch (error) {
    const { fault, triesLeft } = error instanceof KeyFault ? { fault: error.code, triesLeft: error.triesLeft } : { fault: null, triesLeft: null };
    const cause = error instanceof KeyFault && error.cause instanceof Error ? error.cause : error;
    return { ok: false, fault, triesLeft, text: cause instanceof Error ? cause.message : String(cause) };
  }
}

process.on("message", (request: TokenRequest) => process.send?.(answerTo(request)));
process.on("disconnect", () => {
  session?.close();
  process.exit(0);
});
