"use client";
import { useState } from "react";
import { ActionForm } from "./action-form";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { FormTextArea } from "./form-field";
import type { DoorAction } from "./use-action";

type Props<T> = { action: DoorAction<T>; fixed: Record<string, unknown>; button: string; title: string; done: string };

/** A step that needs its reason: asked for in a dialog, sent with the step. */
export function ReasonForm<T>({ action, fixed, button, title, done }: Props<T>) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} title={title} description="Người nhận thấy nguyên văn lý do này." trigger={<Button kind="danger">{button}</Button>}>
      <ActionForm action={action} fixed={fixed} submit={button} kind="danger" done={done} onDone={() => setOpen(false)}>
        <FormTextArea label="Lý do" name="note" maxLength={500} required />
      </ActionForm>
    </Dialog>
  );
}
