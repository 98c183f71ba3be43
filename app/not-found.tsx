import { ErrorState } from "@/components/error-state";
import { LinkButton } from "@/components/link-button";

export const metadata = { title: "Không tìm thấy" };

export default function NotFound() {
  return (
    <main id="noi-dung" className="px-4">
      <ErrorState title="Không tìm thấy trang này" action={<LinkButton kind="primary" href="/">Về trang đầu</LinkButton>}>
        <p>Địa chỉ không đúng, hoặc tài khoản đang dùng không xem được mục này.</p>
      </ErrorState>
    </main>
  );
}
