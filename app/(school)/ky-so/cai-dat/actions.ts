"use server";
import { defineAction } from "@/lib/server/action";
import { AddRemote, SwitchRemote, addRemote, switchRemote } from "@/lib/server/signing-settings/keep-remote";
import { AddService, SwitchService, addService, switchService } from "@/lib/server/signing-settings/keep-service";
import { SetPolicy, setPolicy } from "@/lib/server/signing-settings/set-policy";
import { TrustRoot, trustRoot } from "@/lib/server/signing-settings/trust-root";

export const setPolicyAction = defineAction("signing.set-policy", SetPolicy, setPolicy);
export const addServiceAction = defineAction("signing.add-service", AddService, addService);
export const switchServiceAction = defineAction("signing.switch-service", SwitchService, switchService);
export const trustRootAction = defineAction("signing.trust-root", TrustRoot, trustRoot);
export const addRemoteAction = defineAction("signing.add-remote", AddRemote, addRemote);
export const switchRemoteAction = defineAction("signing.switch-remote", SwitchRemote, switchRemote);
