"use server";
import { defineAction } from "@/lib/server/action";
import { EndException, endException, OpenException, openException } from "@/lib/server/school/windows/open-exception";
import { OrderWindows, orderWindows } from "@/lib/server/school/windows/order-windows";
import { carryOutOrder, SettleOrder, withdrawOrder } from "@/lib/server/school/windows/settle-order";

export const orderWindowsAction = defineAction("window.order", OrderWindows, orderWindows);
export const openExceptionAction = defineAction("window.open-exception", OpenException, openException);
export const endExceptionAction = defineAction("window.end-exception", EndException, endException);
export const carryOutOrderAction = defineAction("window.carry-out", SettleOrder, carryOutOrder);
export const withdrawOrderAction = defineAction("window.withdraw-order", SettleOrder, withdrawOrder);
