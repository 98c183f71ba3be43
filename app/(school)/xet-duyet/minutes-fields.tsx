"use client";
import { useState } from "react";
import type { FormEvent } from "react";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { Field, TextAreaField } from "@/components/field";

type Props = { today: string; withAwards: boolean; errors: Readonly<Record<string, string>>; pending: boolean; decide: (fields: Record<string, unknown>) => void; children: string };

/** The papers of the review, and the one confirmation that decides it. `children`: what is decided, in numbers. */
export function MinutesFields({ today, withAwards, errors, pending, decide, children: summary }: Props) {
  const [asked, setAsked] = useState<Record<string, unknown> | null>(null);
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(Object.fromEntries(new FormData(event.currentTarget)));
  };
  return (
    <form method="post" onSubmit={ask} className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field label="Số biên bản" name="minutes" required maxLength={60} hint="Ví dụ 05/BB-XD" error={errors["minutes"]} />
        <Field label="Ngày họp" name="heldOn" type="date" required defaultValue={today} max={today} hint="Ngày ghi trong biên bản" error={errors["heldOn"]} />
        <Field label="Ngày quyết định" name="decidedOn" type="date" required defaultValue={today} max={today} hint="Ngày ký quyết định" error={errors["decidedOn"]} />
        <Field label="Số quyết định lên lớp" name="promotionDecision" required maxLength={60} hint="Ví dụ 28/QĐ-NTL" error={errors["promotionDecision"]} />
        {withAwards && <Field label="Số quyết định khen thưởng" name="awardDecision" required maxLength={60} hint="Ví dụ 27/QĐ-NTL" error={errors["awardDecision"]} />}
      </div>
      <TextAreaField label="Thành phần dự họp" name="members" rows={3} required maxLength={1000} hint="Họ tên và chức vụ, người chủ trì trước" error={errors["members"]} />
      <Button type="submit" kind="primary" busy={pending}>
        {summary}
      </Button>
      <Dialog open={asked !== null} onOpenChange={(open) => !open && setAsked(null)} title="Quyết định xét duyệt?" description={`${summary}. Học bạ được lập theo danh sách này; ai được để lại sẽ xét ở lần sau.`}>
        <div className="flex flex-wrap justify-end gap-2.5">
          <Button onClick={() => setAsked(null)}>Xem lại</Button>
          <Button
            kind="primary"
            onClick={() => {
              if (asked) decide(asked);
              setAsked(null);
            }}
          >
            Quyết định
          </Button>
        </div>
      </Dialog>
    </form>
  );
}
