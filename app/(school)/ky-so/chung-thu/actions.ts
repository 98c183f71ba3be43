"use server";
import { defineAction } from "@/lib/server/action";
import { ApproveCertificate, approveCertificate } from "@/lib/server/certificates/approve-certificate";
import { ImportKey, importKey } from "@/lib/server/certificates/import-key";
import { RevokeCertificate, revokeCertificate } from "@/lib/server/certificates/revoke-certificate";

export const importKeyAction = defineAction("certificate.import-key", ImportKey, importKey);
export const approveCertificateAction = defineAction("certificate.approve", ApproveCertificate, approveCertificate);
export const revokeCertificateAction = defineAction("certificate.revoke", RevokeCertificate, revokeCertificate);
