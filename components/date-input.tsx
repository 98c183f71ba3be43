"use client";
import { useState } from "react";
import type { ComponentProps } from "react";
import { parseDay, showDay, weekdayOf } from "@/lib/domain/vietnam-time";

type Props = Omit<ComponentProps<"input">, "type"> & { id: string };

/** A day. Browsers write it in their own language's order, some with the month first: under it stands which day is meant. */
export function DateInput({ id, value, defaultValue, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState(String(defaultValue ?? ""));
  const day = parseDay(String(value ?? typed));
  const described = [rest["aria-describedby"], `${id}-day`].filter(Boolean).join(" ");
  return (
    <>
      <input
        {...rest}
        id={id}
        type="date"
        {...(value === undefined ? { defaultValue } : { value })}
        aria-describedby={described}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange?.(event);
        }}
      />
      <span id={`${id}-day`} className="mt-1 block min-h-5 text-[0.92rem] leading-5 font-normal text-ink-soft">
        {day && `${weekdayOf(day)}, ${showDay(day)}`}
      </span>
    </>
  );
}
