"use server";
import { defineAction } from "@/lib/server/action";
import { DecideYearReview, decideYearReview } from "@/lib/server/year-end/decide-year-review";

export const decideYearReviewAction = defineAction("year.decide-review", DecideYearReview, decideYearReview);
