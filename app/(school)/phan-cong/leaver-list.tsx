import { Card } from "@/components/card";
import { FormDialog } from "@/components/form-dialog";
import { FormField, FormSelect, FormTextArea } from "@/components/form-field";
import { showDay, type Day } from "@/lib/domain/vietnam-time";
import type { Leavers } from "@/lib/server/people/list-leavers";
import { recordLeavingAction } from "./actions";

/** Who leaves or has left this year, and where the head records it. */
export function LeaverList({ people: { leaving, working }, today }: { people: Leavers; today: Day }) {
  return (
    <Card
      title="Thôi việc, chuyển trường"
      action={
        <FormDialog action={recordLeavingAction} fixed={{}} button="Ghi người thôi việc" label="Ghi người thôi việc" title="Ghi người thôi việc hoặc chuyển trường" description="Từ ngày này mọi nhiệm vụ của người ấy không còn hiệu lực; khi đã đến ngày, phiên làm việc và chứng thư số ở đây cũng ngừng (QĐ 1789, Đ.23)." submit="Ghi" done="Đã ghi.">
          <FormSelect label="Thầy cô" name="staffId">
            {working.map(({ id, fullName, code }) => (
              <option key={id} value={id}>{fullName} ({code})</option>
            ))}
          </FormSelect>
          <FormField label="Không còn làm việc từ ngày" name="leftOn" type="date" defaultValue={today} required />
          <FormTextArea label="Số quyết định hoặc lý do" name="reason" rows={2} maxLength={300} required />
        </FormDialog>
      }
    >
      {leaving.length === 0 ? (
        <p className="text-ink-soft">Năm học này chưa ghi ai thôi việc hoặc chuyển trường.</p>
      ) : (
        <ul className="space-y-1.5">
          {leaving.map(({ id, fullName, leftOn, holds }) => (
            <li key={id}>
              <span className="font-medium">{fullName}</span>, từ ngày {showDay(leftOn)}
              <span className="no-print ml-2 inline-block">
                <FormDialog action={recordLeavingAction} fixed={{ staffId: id }} kind="quiet" button="Sửa" label={`Sửa ngày thôi việc của ${fullName}`} title={`Sửa ngày thôi việc của ${fullName}`} description="Để trống ngày: thầy cô vẫn làm việc tại trường, nhiệm vụ còn hạn có hiệu lực trở lại; chứng thư số đã ngừng thì khai báo lại." submit="Ghi" done="Đã ghi.">
                  <FormField label="Không còn làm việc từ ngày" name="leftOn" type="date" defaultValue={leftOn} />
                  <FormTextArea label="Số quyết định hoặc lý do" name="reason" rows={2} maxLength={300} required />
                </FormDialog>
              </span>
              {holds > 0 && <span className="font-semibold text-waiting"> · còn đứng tên {holds} nhiệm vụ, cần một bản phân công mới</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
