"use server";

import { defineAction } from "@/lib/action";
import {
  createChannel,
  deleteChannel,
  replaceSecret,
  sendTest,
  setChannelEnabled,
  updateChannel,
} from "@/lib/notifications/change-channels";
import {
  channelIdSchema,
  createChannelSchema,
  deliveryIdSchema,
  privateTargetsSchema,
  updateChannelSchema,
} from "@/lib/notifications/channel-schemas";
import { sendAgain } from "@/lib/notifications/deliveries";
import { allowPrivateTargets } from "@/lib/notifications/settings";
import { saveTimeZone } from "@/lib/quota/save-time-zone";
import { timeZoneSchema } from "@/lib/settings/schemas";
import { wakeLoop } from "@/lib/worker/loops";

export const createChannelAction = defineAction({
  permission: "settings:write",
  input: createChannelSchema,
  run: (ctx, input) => createChannel(ctx, input),
});

export const updateChannelAction = defineAction({
  permission: "settings:write",
  input: updateChannelSchema,
  run: (ctx, input) => updateChannel(ctx, input),
});

export const enableChannelAction = defineAction({
  permission: "settings:write",
  input: channelIdSchema,
  run: (ctx, input) => setChannelEnabled(ctx, input, true),
});

export const disableChannelAction = defineAction({
  permission: "settings:write",
  input: channelIdSchema,
  run: (ctx, input) => setChannelEnabled(ctx, input, false),
});

export const deleteChannelAction = defineAction({
  permission: "settings:write",
  input: channelIdSchema,
  run: deleteChannel,
});

export const replaceSecretAction = defineAction({
  permission: "settings:write",
  input: channelIdSchema,
  run: replaceSecret,
});

export const testChannelAction = defineAction({
  permission: "settings:write",
  input: channelIdSchema,
  run: async (ctx, input) => {
    const queued = await sendTest(ctx, input);
    wakeLoop("deliveries");
    return queued;
  },
});

export const sendAgainAction = defineAction({
  permission: "settings:write",
  input: deliveryIdSchema,
  run: async (ctx, input) => {
    await sendAgain(ctx, input);
    wakeLoop("deliveries");
  },
});

export const privateTargetsAction = defineAction({
  permission: "settings:write",
  input: privateTargetsSchema,
  run: allowPrivateTargets,
});

export const saveTimeZoneAction = defineAction({
  permission: "settings:write",
  input: timeZoneSchema,
  run: saveTimeZone,
});
