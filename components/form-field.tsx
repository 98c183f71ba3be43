"use client";
import type { ComponentProps } from "react";
import { useFieldError } from "./action-form";
import { Field, SelectField, TextAreaField } from "./field";

/** The fields inside an ActionForm: they show their own error when the door refuses them. */
export const FormField = (props: ComponentProps<typeof Field>) => <Field {...props} error={useFieldError(props.name)} />;
export const FormTextArea = (props: ComponentProps<typeof TextAreaField>) => <TextAreaField {...props} error={useFieldError(props.name)} />;
export const FormSelect = (props: ComponentProps<typeof SelectField>) => <SelectField {...props} error={useFieldError(props.name)} />;
