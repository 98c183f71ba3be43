import type { RemarkKind } from "@/lib/domain/assessment/missing-items";

/** Of the homeroom teacher: T when every level is Tốt, D when some are Đạt, C when one needs effort. */
export type RemarkTone = "T" | "D" | "C";

export const HOMEROOM_REMARKS: Readonly<Record<RemarkKind, Readonly<Record<RemarkTone, readonly string[]>>>> = {
  QUALITIES: {
    T: [
      "Yêu quý trường lớp, chăm học, trung thực và có trách nhiệm.", "Biết yêu thương, giúp đỡ bạn; tự giác trong mọi việc.", "Lễ phép, thật thà, luôn giữ lời hứa.",
      "{tên} chăm ngoan, biết quan tâm đến mọi người.", "Có ý thức giữ gìn của công, sống chan hòa với bạn bè.", "Tự giác học tập, dám nhận lỗi và sửa lỗi.",
    ],
    D: [
      "Ngoan, hòa đồng; cần chăm chỉ hơn trong học tập.", "Biết giúp đỡ bạn; cần tự giác làm việc chung.", "Trung thực, lễ phép; cần có trách nhiệm hơn với việc được giao.",
      "{tên} biết vâng lời; cần giữ gìn sách vở cẩn thận.", "Thân thiện với bạn, đôi khi còn quên nhiệm vụ.", "Có tiến bộ về nền nếp, cần duy trì đều.",
    ],
    C: [
      "Cần chăm chỉ và hoàn thành bài đầy đủ hơn.", "Cần rèn tính tự giác, đúng giờ.", "{tên} cần cố gắng giữ nội quy lớp học.",
      "Cần được gia đình nhắc nhở việc học ở nhà.", "Hòa nhã với bạn nhưng còn lơ là việc học.", "Cần có trách nhiệm hơn với bản thân và tập thể.",
    ],
  },
  GENERAL_COMPETENCES: {
    T: [
      "Tự học tốt, giao tiếp tự tin, biết hợp tác trong nhóm.", "Chủ động, sáng tạo, biết tìm nhiều cách giải quyết.", "Trình bày ý kiến rõ ràng, biết lắng nghe bạn.",
      "{tên} tự giác chuẩn bị bài, giúp nhóm hoàn thành nhiệm vụ.", "Mạnh dạn nêu câu hỏi, tìm hiểu vấn đề đến nơi đến chốn.", "Làm việc có kế hoạch, phối hợp nhịp nhàng với bạn.",
    ],
    D: [
      "Biết tự học; cần mạnh dạn nêu ý kiến.", "Hợp tác với bạn khá tốt; cần chủ động hơn.", "Giải quyết được vấn đề đơn giản khi có gợi ý.",
      "{tên} biết lắng nghe; cần tự tin khi trình bày.", "Chuẩn bị đồ dùng đầy đủ, cần tự giác ôn bài.", "Có tiến bộ trong giao tiếp, cần nói to và rõ hơn.",
    ],
    C: [
      "Chưa tự giác học, cần được nhắc nhở.", "Còn rụt rè, ít trao đổi với bạn.", "{tên} cần được hỗ trợ khi giải quyết vấn đề.",
      "Cần rèn thói quen tự chuẩn bị bài.", "Chưa mạnh dạn hỏi khi gặp khó.", "Cần tham gia làm việc nhóm nhiều hơn.",
    ],
  },
  SPECIFIC_COMPETENCES: {
    T: [
      "Năng lực ngôn ngữ và tính toán tốt, vận dụng linh hoạt.", "Tính toán nhanh, thích khám phá khoa học.", "Có khiếu thẩm mĩ, vận động khéo léo.",
      "{tên} phát triển đều các năng lực, nổi bật là ngôn ngữ.", "Biết vận dụng kiến thức đã học vào đời sống.", "Yêu thích nghệ thuật và thể thao, học đều các môn.",
    ],
    D: [
      "Tính toán đúng; cần phát triển ngôn ngữ nói.", "Vận động tốt; cần rèn chữ và tính cẩn thận.", "Ngôn ngữ khá; cần luyện tính toán nhanh hơn.",
      "{tên} thích các môn nghệ thuật; cần luyện tính toán.", "Các năng lực đạt yêu cầu, cần vận dụng vào thực tế.", "Biết quan sát, cần diễn đạt trọn ý hơn.",
    ],
    C: [
      "Năng lực tính toán còn hạn chế, cần kèm thêm.", "Cần luyện đọc, viết và nói thành câu.", "{tên} cần được hỗ trợ về ngôn ngữ và tính toán.",
      "Vận động khá, kiến thức các môn chưa vững.", "Cần ôn luyện theo kế hoạch hỗ trợ.", "Cần thêm thời gian để hình thành kĩ năng cơ bản.",
    ],
  },
  OVERALL: {
    T: [
      "{tên} chăm ngoan, học đều các môn. Chúc em tiếp tục giữ vững thành tích trong năm học tới!", "Em học tốt, năng nổ trong hoạt động của lớp, được bạn bè quý mến.",
      "Một năm học rất đáng khen: tự giác, cẩn thận và luôn biết giúp bạn.", "Em thông minh, ham học hỏi; cô rất tự hào về em.",
      "{tên} là học sinh gương mẫu, có nhiều đóng góp cho lớp.", "Em tiến bộ đều từ đầu năm đến cuối năm, kết quả rất tốt.",
    ],
    D: [
      "{tên} ngoan, có cố gắng. Em cần mạnh dạn phát biểu và luyện tập thêm trong hè.", "Em hoàn thành chương trình, có tiến bộ rõ ở học kì II; cần cẩn thận hơn khi làm bài.",
      "Em hòa đồng, thích vận động. Cần đọc thêm sách để viết tốt hơn.", "Em nắm kiến thức cơ bản; cần rèn tốc độ làm bài.",
      "{tên} đã tự tin hơn đầu năm, cần duy trì thói quen ôn bài ở nhà.", "Em chăm làm việc lớp; cần tập trung hơn trong giờ học.",
    ],
    C: [
      "{tên} cần được hỗ trợ thêm về Tiếng Việt và Toán theo kế hoạch của lớp trong hè.", "Em có cố gắng nhưng kiến thức chưa vững, gia đình cùng cô kèm thêm cho em.",
      "Em cần luyện đọc và tính mỗi ngày; cô tin em sẽ tiến bộ.", "Em hiền, ngoan; cần đi học đều và hoàn thành bài.",
      "Em cần ôn lại các nội dung trọng tâm để được đánh giá bổ sung.", "{tên} tiến bộ còn chậm, cần được động viên và kèm cặp thường xuyên.",
    ],
  },
};
