/**
 * Providers by what their certificates' issuers are called. Source: CV 2088, Phụ lục 1 (nha_phat_hanh); the CAs licensed in Vietnam,
 * and the government's own (Ban Cơ yếu Chính phủ, VGCA).
 */
const PROVIDERS: readonly (readonly [code: string, name: string, sign: RegExp])[] = [
  ["BAN_CO_YEU", "Ban Cơ yếu Chính phủ", /cơ yếu|co yeu|vgca|chuyên dùng chính phủ/iu],
  ["VNPT", "VNPT", /vnpt/iu],
  ["VIETTEL", "Viettel", /viettel/iu],
  ["BKAV", "Bkav", /bkav/iu],
  ["FPT", "FPT", /fpt/iu],
  ["MISA", "MISA", /misa/iu],
];

/** Who issued a certificate, as the ministry's form names it. Shape of the answer: "VNPT"; for an issuer of no known provider its own name, cut to 60 letters. */
export function providerOf(issuerName: string): string {
  return PROVIDERS.find(([, , sign]) => sign.test(issuerName))?.[0] ?? issuerName.slice(0, 60);
}

/** The provider as people say it. */
export const providerWords = (code: string): string => PROVIDERS.find(([known]) => known === code)?.[1] ?? code;
