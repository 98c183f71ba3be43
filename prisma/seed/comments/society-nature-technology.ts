import type { SubjectComments } from "./bank";

export const LICH_SU_DIA_LI: SubjectComments = {
  T: [
    "Nắm vững kiến thức, trình bày rõ các sự kiện lịch sử đã học.", "Sử dụng lược đồ, bản đồ thành thạo.", "Kể chuyện lịch sử hấp dẫn, biết liên hệ với địa phương.",
    "{tên} ham tìm hiểu về quê hương, đất nước.", "Mô tả tốt đặc điểm thiên nhiên các vùng miền.", "Sưu tầm tư liệu phong phú, thuyết trình tự tin.",
  ],
  H: [
    "Nhớ được các sự kiện chính; cần sắp xếp theo trình tự thời gian.", "Biết chỉ trên lược đồ; cần đọc kĩ chú giải.", "Nắm kiến thức cơ bản, cần liên hệ thêm với thực tế.",
    "{tên} có ghi nhớ bài; cần mạnh dạn nêu ý kiến.", "Nêu được đặc điểm vùng miền khi có gợi ý.", "Tham gia nhóm tích cực, cần trình bày đủ ý hơn.",
  ],
  C: [
    "Chưa nhớ các sự kiện tiêu biểu, cần ôn theo sơ đồ.", "Còn nhầm lẫn phương hướng trên bản đồ.", "Chưa nêu được đặc điểm chính của vùng miền.",
    "{tên} cần đọc lại bài và tóm tắt ý chính.", "Cần được hỗ trợ khi đọc lược đồ, bảng số liệu.", "Kiến thức còn rời rạc, cần ôn tập thêm.",
  ],
};

export const KHOA_HOC: SubjectComments = {
  T: [
    "Ham quan sát, biết đặt câu hỏi và tự tìm câu trả lời.", "Làm thí nghiệm cẩn thận, rút ra kết luận đúng.", "Giải thích được nhiều hiện tượng quen thuộc trong đời sống.",
    "{tên} nắm chắc kiến thức, vận dụng vào giữ gìn sức khỏe.", "Ghi chép kết quả thực hành khoa học, rõ ràng.", "Biết bảo vệ môi trường và nhắc bạn cùng thực hiện.",
  ],
  H: [
    "Nắm kiến thức cơ bản; cần giải thích hiện tượng rõ hơn.", "Thực hành theo hướng dẫn tốt, cần ghi lại kết quả.", "Biết quan sát, cần nêu nhận xét đầy đủ.",
    "{tên} tích cực trong nhóm; cần tự tin trình bày.", "Kể được ví dụ gần gũi, cần liên hệ nhiều hơn.", "Hiểu bài, đôi khi còn nhầm lẫn thuật ngữ.",
  ],
  C: [
    "Chưa nắm các kiến thức trọng tâm, cần ôn lại.", "Cần được hướng dẫn từng bước khi thực hành.", "Chưa giải thích được hiện tượng đơn giản đã học.",
    "{tên} cần quan sát và ghi chép nhiều hơn.", "Còn thụ động trong giờ thực hành.", "Cần ôn theo câu hỏi gợi ý của thầy cô.",
  ],
};

export const TU_NHIEN_XA_HOI: SubjectComments = {
  T: [
    "Biết quan sát và mô tả sự vật xung quanh rõ ràng.", "Hiểu biết tốt về gia đình, trường lớp và cộng đồng.", "Có thói quen giữ vệ sinh, ăn uống lành mạnh.",
    "{tên} hay đặt câu hỏi, thích khám phá thiên nhiên.", "Nêu được cách giữ an toàn khi ở nhà và trên đường.", "Chăm sóc cây và con vật với thái độ yêu thương.",
  ],
  H: [
    "Kể được về người và việc quanh mình; cần nói trọn câu.", "Biết một số việc giữ vệ sinh, cần làm đều hơn.", "Nhận biết được cây cối, con vật quen thuộc.",
    "{tên} chăm chú nghe, cần mạnh dạn phát biểu.", "Hiểu bài; cần liên hệ với việc làm hằng ngày.", "Tham gia hoạt động nhóm khi được nhắc.",
  ],
  C: [
    "Chưa nêu được đặc điểm của sự vật quen thuộc.", "Cần được hướng dẫn thêm về giữ an toàn cho bản thân.", "Còn ít chú ý khi quan sát, cần được gợi mở.",
    "{tên} cần luyện nói về những gì nhìn thấy.", "Chưa nhớ các quy tắc vệ sinh cơ bản.", "Cần ôn lại các chủ đề đã học.",
  ],
};

export const TIN_HOC: SubjectComments = {
  T: [
    "Sử dụng máy tính thành thạo, gõ phím đúng cách.", "Tạo được bài trình chiếu đẹp, sắp xếp hợp lí.", "Biết tìm kiếm thông tin an toàn trên mạng.",
    "{tên} tư duy lập trình tốt, tạo được trò chơi đơn giản.", "Lưu trữ và sắp xếp tệp gọn gàng.", "Hoàn thành sản phẩm nhanh, giúp bạn cùng nhóm.",
  ],
  H: [
    "Thao tác cơ bản đúng; tốc độ gõ phím còn chậm.", "Biết soạn văn bản, cần chú ý định dạng.", "Làm được bài theo mẫu, cần sáng tạo thêm.",
    "{tên} thực hành chăm chỉ; cần nhớ các bước lưu tệp.", "Hiểu quy tắc an toàn khi dùng máy tính.", "Tạo được chương trình ngắn khi có hướng dẫn.",
  ],
  C: [
    "Còn lúng túng khi dùng chuột và bàn phím.", "Chưa tự lưu được sản phẩm, cần hướng dẫn lại.", "Chưa hoàn thành bài thực hành trong giờ.",
    "{tên} cần luyện thêm thao tác cơ bản.", "Cần ôn lại các bước mở và đóng phần mềm.", "Cần được kèm trong giờ thực hành.",
  ],
};

export const CONG_NGHE: SubjectComments = {
  T: [
    "Khéo tay, làm sản phẩm đúng quy trình và đẹp.", "Biết sử dụng an toàn đồ dùng điện trong gia đình.", "Có ý tưởng sáng tạo khi thiết kế mô hình.",
    "{tên} lắp ghép mô hình nhanh, chắc chắn.", "Biết chọn vật liệu phù hợp, tiết kiệm.", "Trình bày được các bước làm sản phẩm rõ ràng.",
  ],
  H: [
    "Làm được sản phẩm theo mẫu; cần cẩn thận hơn.", "Biết dùng dụng cụ đơn giản, chú ý an toàn.", "Nắm các bước cơ bản, tốc độ còn chậm.",
    "{tên} hợp tác tốt trong nhóm; cần thêm ý tưởng riêng.", "Sản phẩm hoàn thành, đường cắt chưa gọn.", "Kể được tên và công dụng của đồ dùng quen thuộc.",
  ],
  C: [
    "Chưa hoàn thành sản phẩm, cần làm lại cùng thầy cô.", "Còn lúng túng khi dùng dụng cụ.", "Chưa nhớ các bước lắp ghép cơ bản.",
    "{tên} cần chú ý quy tắc an toàn khi thực hành.", "Cần được hướng dẫn từng bước.", "Cần ôn lại công dụng của đồ dùng công nghệ.",
  ],
};

export const DAO_DUC: SubjectComments = {
  T: [
    "Lễ phép, biết giúp đỡ bạn bè và mọi người.", "Thực hiện tốt nội quy, là tấm gương cho các bạn.", "Biết xử lí tình huống phù hợp, trung thực.",
    "{tên} luôn hoàn thành nhiệm vụ được giao.", "Biết quan tâm, chia sẻ với người thân và bạn.", "Biết nhận lỗi và sửa lỗi, cư xử chân thành.",
  ],
  H: [
    "Ngoan, vâng lời; cần mạnh dạn bày tỏ ý kiến.", "Thực hiện nội quy khá đều, đôi khi cần nhắc.", "Hiểu bài; cần vận dụng vào việc làm hằng ngày.",
    "{tên} biết chia sẻ với bạn; cần giữ lời hứa hơn.", "Biết kể việc tốt đã làm, cần duy trì đều.", "Có ý thức giữ gìn đồ dùng, cần gọn gàng hơn.",
  ],
  C: [
    "Chưa thực hiện đều nội quy, cần được nhắc nhở.", "Cần rèn thói quen nói lời cảm ơn, xin lỗi.", "Chưa biết kiềm chế khi bất đồng với bạn.",
    "{tên} cần gia đình cùng rèn nền nếp.", "Cần chủ động hơn trong việc của lớp.", "Chưa nêu được cách xử lí tình huống đơn giản.",
  ],
};
