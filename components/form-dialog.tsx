"use client";
import { useState } from "react";
import type { ReactNode } from "react";
import { ActionForm } from "./action-form";
import { Button } from "./button";
import type { ButtonKind } from "./button-look";
import { Dialog } from "./dialog";
import type { DoorAction } from "./use-action";

type Props<T> = {
  action: DoorAction<T>;
  fixed: Record<string, unknown>;
  button: string;
  /** Names the pupil for those who hear the button. */
  label: string;
  title: string;
  description?: string;
  submit: string;
  done: string;
  kind?: ButtonKind;
  children: ReactNode;
};

/** A deed that asks for a few things first: a button, its dialog, its form. */
export function FormDialog<T>({ action, fixed, button, label, title, description, submit, done, kind = "secondary", children }: Props<T>) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={title}
      {...(description ? { description } : {})}
      trigger={
        <Button kind={kind} aria-label={label}>
          {button}
        </Button>
      }
    >
      <ActionForm action={action} fixed={fixed} submit={submit} done={done} onDone={() => setOpen(false)}>
        {children}
      </ActionForm>
    </Dialog>
  );
}
