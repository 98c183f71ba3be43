/**
 * The peoples of Việt Nam by their code; 55 is a foreigner.
 *
 * Source: QĐ 121-TCTK/PPCĐ (1979), as used in CSDL ngành; reference §8.
 */
export const ETHNICITIES = [
  "Kinh", "Tày", "Thái", "Hoa", "Khơ-me", "Mường", "Nùng", "HMông", "Dao", "Gia-rai", "Ngái",
  "Ê-đê", "Ba-na", "Xơ-đăng", "Sán Chay", "Cơ-ho", "Chăm", "Sán Dìu", "Hrê", "Mnông", "Ra-glai", "Xtiêng",
  "Bru-Vân Kiều", "Thổ", "Giáy", "Cơ-tu", "Gié-Triêng", "Mạ", "Khơ-mú", "Co", "Ta-ôi", "Chơ-ro", "Kháng",
  "Xinh-mun", "Hà Nhì", "Chu-ru", "Lào", "La Chí", "La Ha", "Phù Lá", "La Hủ", "Lự", "Lô Lô", "Chứt",
  "Mảng", "Pà Thẻn", "Cơ Lao", "Cống", "Bố Y", "Si La", "Pu Péo", "Brâu", "Ơ Đu", "Rơ-măm", "Người nước ngoài",
].map((name, index) => ({ code: String(index + 1).padStart(2, "0"), name }));

/** The people of a code "01" … "55", or null when there is none. */
export const findEthnicity = (code: string) => ETHNICITIES.find((ethnicity) => ethnicity.code === code) ?? null;

const KINH = "01";
const FOREIGNER = "55";

/** Whether a code is that of one of the country's smaller peoples; a foreigner is none. Source: NĐ 05/2011/NĐ-CP, Đ.4.2. */
export const isMinority = (code: string): boolean => code !== KINH && code !== FOREIGNER && findEthnicity(code) !== null;
