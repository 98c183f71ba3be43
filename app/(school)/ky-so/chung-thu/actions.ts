"use server";
import { defineAction } from "@/lib/server/action";
import { StartTrial, startTrial } from "@/lib/server/ceremonies/start-trial";
import { ImportKey, importKey } from "@/lib/server/certificates/import-key";
import { PaperStep, ReasonStep, approveCertificate, returnCertificate, revokeCertificate, sendCertificate } from "@/lib/server/certificates/take-certificate-step";

export const importKeyAction = defineAction("certificate.import-key", ImportKey, importKey);
export const sendCertificateAction = defineAction("certificate.send", PaperStep, sendCertificate);
export const returnCertificateAction = defineAction("certificate.return", ReasonStep, returnCertificate);
export const approveCertificateAction = defineAction("certificate.approve", PaperStep, approveCertificate);
export const revokeCertificateAction = defineAction("certificate.revoke", ReasonStep, revokeCertificate);
export const startTrialAction = defineAction("batch.start-trial", StartTrial, startTrial);
