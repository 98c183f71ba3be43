"use server";
import { defineAction } from "@/lib/server/action";
import { AddRemote, ChangeRemoteSecret, SwitchRemote, addRemote, changeRemoteSecret, switchRemote } from "@/lib/server/signing-settings/keep-remote";
import { AddService, SwitchService, addService, switchService } from "@/lib/server/signing-settings/keep-service";
import { SetPolicy, setPolicy } from "@/lib/server/signing-settings/set-policy";
import { TryRemote, tryRemote } from "@/lib/server/signing-settings/try-remote";
import { TrustRoot, trustRoot } from "@/lib/server/signing-settings/trust-root";

export const setPolicyAction = defineAction("signing.set-policy", SetPolicy, setPolicy);
export const addServiceAction = defineAction("signing.add-service", AddService, addService);
export const switchServiceAction = defineAction("signing.switch-service", SwitchService, switchService);
export const trustRootAction = defineAction("signing.trust-root", TrustRoot, trustRoot);
export const addRemoteAction = defineAction("signing.add-remote", AddRemote, addRemote);
export const switchRemoteAction = defineAction("signing.switch-remote", SwitchRemote, switchRemote);
export const changeRemoteSecretAction = defineAction("signing.change-remote-secret", ChangeRemoteSecret, changeRemoteSecret);
export const tryRemoteAction = defineAction("signing.try-remote", TryRemote, tryRemote, { asks: true });
