import { ErrorState } from "@/components/error-state";
import { LinkButton } from "@/components/link-button";

export default function NotFound() {
  return (
    <ErrorState title="Không tìm thấy mục này" action={<LinkButton kind="primary" href="/viec-cua-toi">Về Việc của tôi</LinkButton>}>
      <p>Địa chỉ không đúng, hoặc tài khoản đang dùng không xem được mục này.</p>
    </ErrorState>
  );
}
