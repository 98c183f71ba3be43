import type { SubjectComments } from "./bank";

export const THE_CHAT: SubjectComments = {
  T: [
    "Tập đúng động tác, nhanh nhẹn, khéo léo.", "Tích cực tập luyện, có tinh thần đồng đội.", "Thực hiện tốt bài thể dục và trò chơi vận động.",
    "{tên} có sức bền tốt, hăng hái thi đấu.", "Biết tự rèn luyện thân thể mỗi ngày.", "Tư thế đẹp, phối hợp tay chân nhịp nhàng.",
  ],
  H: [
    "Thực hiện được động tác; cần phối hợp nhịp nhàng hơn.", "Tham gia đầy đủ, cần nhanh nhẹn hơn.", "Biết luật chơi, cần mạnh dạn hơn.",
    "{tên} có tiến bộ về sức bền.", "Tập đúng khi được hướng dẫn, cần nhớ thứ tự động tác.", "Giữ kỉ luật tập luyện tốt, cần tập thêm ở nhà.",
  ],
  C: [
    "Chưa nhớ các động tác cơ bản, cần tập lại.", "Còn ngại vận động, cần được động viên.", "Phối hợp động tác chưa được, cần luyện thêm.",
    "{tên} cần tham gia tập luyện đều hơn.", "Chưa thực hiện đúng đội hình đội ngũ.", "Cần được hướng dẫn riêng các bài cơ bản.",
  ],
};

export const AM_NHAC: SubjectComments = {
  T: [
    "Hát đúng giai điệu, rõ lời, biểu diễn tự nhiên.", "Cảm nhận âm nhạc tốt, gõ đệm đúng nhịp.", "Có năng khiếu ca hát, tự tin trước đám đông.",
    "{tên} đọc nhạc tốt, nhớ bài nhanh.", "Biết chơi nhạc cụ gõ, phối hợp tốt với nhóm.", "Kể được câu chuyện âm nhạc, nghe nhạc chăm chú.",
  ],
  H: [
    "Hát thuộc lời; cần giữ đúng cao độ.", "Gõ đệm theo nhịp được, đôi khi còn nhanh.", "Tham gia hát tập thể tốt, cần tự tin khi hát một mình.",
    "{tên} thích hát; cần lấy hơi đúng chỗ.", "Đọc nhạc được câu ngắn, cần luyện thêm.", "Vận động theo nhạc khá, cần mềm mại hơn.",
  ],
  C: [
    "Chưa thuộc bài hát, cần luyện thêm ở nhà.", "Gõ đệm chưa đúng nhịp.", "Còn rụt rè, chưa tham gia hát cùng bạn.",
    "{tên} cần được khuyến khích biểu diễn.", "Chưa nhận ra cao độ các nốt đã học.", "Cần nghe và hát lại các bài trọng tâm.",
  ],
};

export const MI_THUAT: SubjectComments = {
  T: [
    "Màu sắc hài hòa, bố cục cân đối, giàu ý tưởng.", "Khéo tay, sản phẩm sáng tạo và tinh tế.", "Quan sát tốt, vẽ hình sinh động.",
    "{tên} có năng khiếu hội họa, say mê sáng tạo.", "Biết dùng nhiều chất liệu trong một sản phẩm.", "Biết giới thiệu và nhận xét tranh của bạn.",
  ],
  H: [
    "Vẽ được theo chủ đề; cần phối màu mạnh dạn hơn.", "Sản phẩm hoàn thành, bố cục còn nhỏ so với trang giấy.", "Biết xé dán, nặn hình; cần tỉ mỉ hơn.",
    "{tên} có ý tưởng, cần hoàn thiện đúng giờ.", "Tô màu đều, cần thêm chi tiết.", "Biết nêu cảm nhận đơn giản về bức tranh.",
  ],
  C: [
    "Chưa hoàn thành sản phẩm, cần được gợi ý.", "Còn lúng túng khi chọn màu và sắp xếp hình.", "Chưa chuẩn bị đủ đồ dùng học tập.",
    "{tên} cần luyện nét vẽ cơ bản.", "Chưa biết giới thiệu sản phẩm của mình.", "Cần tập trung hơn trong giờ thực hành.",
  ],
};

export const TRAI_NGHIEM: SubjectComments = {
  T: [
    "Tham gia tích cực, có nhiều sáng kiến cho lớp.", "Tự phục vụ tốt, gọn gàng, đúng giờ.", "Biết lập kế hoạch và phân công trong nhóm.",
    "{tên} mạnh dạn, dẫn dắt hoạt động của tổ.", "Nhiệt tình với hoạt động thiện nguyện của trường.", "Biết thể hiện cảm xúc và tôn trọng sự khác biệt.",
  ],
  H: [
    "Tham gia đầy đủ; cần chủ động hơn.", "Biết hợp tác với bạn, cần nêu ý kiến riêng.", "Làm được việc tự phục vụ khi được nhắc.",
    "{tên} vui vẻ trong hoạt động chung; cần giữ trật tự.", "Hoàn thành việc được giao, đôi khi chậm.", "Biết giữ gìn lớp học, cần làm thường xuyên.",
  ],
  C: [
    "Còn thụ động, cần được động viên tham gia.", "Chưa biết tự sắp xếp đồ dùng cá nhân.", "Ít hợp tác với bạn trong nhóm.",
    "{tên} cần rèn thói quen đúng giờ.", "Chưa hoàn thành nhiệm vụ của nhóm.", "Cần gia đình khuyến khích làm việc nhà vừa sức.",
  ],
};
