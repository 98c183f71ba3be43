"use server";
import { defineAction } from "@/lib/server/action";
import { HandPin, handPin } from "@/lib/server/ceremonies/hand-pin";
import { PauseBatch, pauseBatch } from "@/lib/server/ceremonies/pause-batch";
import { StartBatch, startBatch } from "@/lib/server/ceremonies/start-batch";
import { StopBatch, stopBatch } from "@/lib/server/ceremonies/stop-batch";

export const startBatchAction = defineAction("ceremony.start", StartBatch, startBatch);
export const handPinAction = defineAction("ceremony.hand-pin", HandPin, handPin);
export const pauseBatchAction = defineAction("ceremony.pause", PauseBatch, pauseBatch);
export const stopBatchAction = defineAction("ceremony.stop", StopBatch, stopBatch);
