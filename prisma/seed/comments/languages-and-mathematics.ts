import type { SubjectComments } from "./bank";

/** {tên}: the pupil's given name. */
export const TIENG_VIET: SubjectComments = {
  T: [
    "Đọc to, rõ, diễn cảm; hiểu nội dung bài và biết nêu cảm nghĩ của mình.",
    "Viết đúng chính tả, chữ đều nét; câu văn giàu hình ảnh.",
    "Vốn từ phong phú, biết dùng từ hay khi nói và viết.",
    "{tên} đọc trôi chảy, ngắt nghỉ đúng chỗ, trả lời câu hỏi trọn ý.",
    "Chữ viết đẹp, trình bày sạch; đoạn văn có ý riêng, mạch lạc.",
    "Kể chuyện tự nhiên, lôi cuốn; viết câu đúng ngữ pháp, ít mắc lỗi.",
    "Nắm chắc kiến thức về từ và câu, vận dụng tốt vào bài viết.",
    "Ham đọc sách, nhớ lâu và kể lại được nhiều chi tiết hay.",
  ],
  H: [
    "Đọc đúng và rõ; cần luyện đọc diễn cảm hơn.",
    "Hiểu nội dung bài đọc; câu văn còn ngắn, cần thêm hình ảnh.",
    "Viết đúng mẫu chữ; còn sai một số lỗi dấu hỏi, dấu ngã.",
    "{tên} đọc có tiến bộ, trả lời được câu hỏi; cần mạnh dạn hơn khi nói trước lớp.",
    "Đoạn văn đủ ý, cần sắp xếp các câu theo trình tự hợp lí.",
    "Tốc độ viết còn chậm, chữ đã đều nét hơn đầu năm.",
    "Biết dùng từ đặt câu; cần đọc thêm sách để mở rộng vốn từ.",
    "Nghe và kể lại được câu chuyện; cần chú ý dấu câu khi viết.",
  ],
  C: [
    "Đọc còn chậm, hay ngập ngừng; cần luyện đọc mỗi ngày cùng gia đình.",
    "Còn sai nhiều lỗi chính tả; cần luyện viết lại những tiếng khó.",
    "Chưa nêu được ý chính của bài đọc; cần được hỗ trợ thêm.",
    "{tên} viết câu chưa trọn ý; cần luyện nói thành câu trước khi viết.",
    "Tốc độ đọc và viết chưa đạt yêu cầu, cần rèn thêm trong hè.",
    "Vốn từ còn ít, cần nghe kể chuyện và đọc sách nhiều hơn.",
  ],
};

export const TOAN: SubjectComments = {
  T: [
    "Tính toán nhanh, chính xác; giải toán có lời văn mạch lạc.",
    "Nắm vững kiến thức, biết chọn cách giải ngắn gọn.",
    "Tư duy tốt, giải được các bài toán nhiều bước.",
    "{tên} học toán tốt, trình bày bài khoa học, sạch đẹp.",
    "Vận dụng tốt kiến thức vào tình huống thực tế.",
    "Cẩn thận, biết tự kiểm tra lại kết quả.",
    "Thích thú với bài toán khó, biết giải thích cách làm cho bạn.",
    "Nắm chắc các phép tính và đơn vị đo, đổi đơn vị thành thạo.",
  ],
  H: [
    "Thực hiện đúng các phép tính; cần cẩn thận hơn khi giải toán có lời văn.",
    "Nắm được kiến thức cơ bản; tốc độ tính còn chậm.",
    "Biết đặt lời giải, cần trình bày rõ từng bước.",
    "{tên} đã tiến bộ về tính nhẩm; cần luyện thêm phép chia.",
    "Đôi khi còn nhầm lẫn khi đổi đơn vị đo, cần ôn lại.",
    "Hiểu bài trên lớp, cần luyện tập thêm ở nhà.",
    "Nhận biết tốt hình học; cần kiểm tra lại kết quả trước khi nộp bài.",
    "Làm được các bài cơ bản, bước đầu giải được bài toán hai bước.",
  ],
  C: [
    "Tính còn sai nhiều, chưa thuộc các bảng tính; cần luyện mỗi ngày.",
    "Chưa hiểu đề toán có lời văn, cần được hướng dẫn từng bước.",
    "Còn lúng túng với phép trừ có nhớ và phép chia.",
    "{tên} cần được kèm thêm về bốn phép tính trong hè.",
    "Chưa nắm chắc cách đặt tính, cần thực hành với que tính, hình vẽ.",
    "Kiến thức cơ bản còn thiếu, cần ôn lại theo kế hoạch hỗ trợ.",
  ],
};

export const NGOAI_NGU: SubjectComments = {
  T: [
    "Phát âm rõ, tự tin khi giao tiếp bằng tiếng Anh.",
    "Nhớ từ vựng tốt, dùng đúng mẫu câu đã học.",
    "Nghe hiểu tốt, phản xạ nhanh trong hội thoại.",
    "{tên} hăng hái phát biểu, kể được về bản thân bằng tiếng Anh.",
    "Đọc hiểu tốt đoạn văn ngắn, viết câu đúng cấu trúc.",
    "Bốn kĩ năng đều tốt, biết giúp bạn luyện nói.",
  ],
  H: [
    "Nhớ được từ vựng cơ bản; cần luyện phát âm âm cuối.",
    "Hiểu mẫu câu; còn rụt rè khi nói trước lớp.",
    "Nghe được câu ngắn, cần nghe thêm để phản xạ nhanh hơn.",
    "{tên} viết được câu đơn giản; cần chú ý chính tả của từ.",
    "Tham gia trò chơi học tập tích cực, cần ôn từ vựng đều đặn.",
    "Đọc được đoạn ngắn; cần luyện trả lời thành câu đầy đủ.",
  ],
  C: [
    "Vốn từ còn hạn chế, cần ôn lại theo từng chủ đề.",
    "Chưa nhận ra mẫu câu cơ bản khi nghe, cần luyện thêm.",
    "Còn ngại nói, cần được khuyến khích luyện tập cùng bạn.",
    "{tên} cần học lại từ vựng của các bài trọng tâm.",
    "Viết từ còn sai nhiều, cần chép và đọc lại hằng ngày.",
    "Chưa hoàn thành bài kiểm tra, cần được hỗ trợ trong hè.",
  ],
};

export const TIENG_DAN_TOC: SubjectComments = {
  T: [
    "Đọc thông, viết thạo các bài đã học.", "Nghe và nói tự nhiên, phát âm chuẩn.", "Vốn từ tốt, biết kể chuyện bằng tiếng dân tộc.",
    "{tên} yêu thích môn học, hay giúp bạn luyện đọc.", "Viết đúng chữ, đúng dấu, trình bày đẹp.", "Hiểu và trân trọng nét đẹp văn hóa qua bài học.",
  ],
  H: [
    "Đọc được bài ngắn, cần luyện phát âm.", "Nghe hiểu câu đơn giản, cần mạnh dạn nói hơn.", "Viết được từ và câu ngắn; còn sai vài dấu.",
    "{tên} có cố gắng, vốn từ tăng dần.", "Nhớ mặt chữ, tốc độ đọc còn chậm.", "Tham gia hội thoại khi được gợi ý.",
  ],
  C: [
    "Chưa nhớ hết mặt chữ, cần luyện thêm.", "Đọc còn ngập ngừng, cần được kèm.", "Vốn từ ít, cần nghe và nói nhiều hơn.",
    "{tên} cần luyện viết lại các âm khó.", "Chưa hiểu câu hỏi ngắn, cần hỗ trợ.", "Cần tham gia luyện tập đều đặn hơn.",
  ],
};
