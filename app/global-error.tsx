"use client";

/** The last resort, when even the frame of the pages fails: plain HTML, no part of ours. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="vi">
      <body style={{ fontFamily: "system-ui, sans-serif", margin: "3rem auto", maxWidth: "36rem", padding: "0 1rem" }}>
        <title>Có lỗi · Học bạ số</title>
        <h1>Trang tạm thời chưa mở được</h1>
        <p>Những gì đã lưu vẫn còn nguyên. Mời thử lại sau ít phút{error.digest ? `; nếu vẫn gặp, báo quản trị mã ${error.digest}` : ""}.</p>
        <button onClick={() => window.location.reload()}>Thử lại</button>
      </body>
    </html>
  );
}
