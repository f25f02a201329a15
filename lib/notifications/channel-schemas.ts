import { z } from "zod";
import { type Message, message, storable } from "@/lib/messages/message";

export const channelKinds = ["email", "webhook"] as const;
export type ChannelKind = (typeof channelKinds)[number];

export const deliveryStates = ["queued", "sending", "delivered", "failed", "given-up"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const MAX_CHANNELS = 50;
const MAX_RECIPIENTS = 20;

const name = z
  .string()
  .trim()
  .min(1, storable(message("settings.errors.noName")))
  .max(100, storable(message("settings.errors.longName")));
const address = z.email().max(254);

/** Addresses as typed: one per line, or separated by commas, semicolons or spaces. */
export const recipientsSchema = z.string().transform((text, ctx): string[] => {
  const found = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
  const problem = (text: Message) => {
    ctx.addIssue({ code: "custom", message: storable(text) });
    return z.NEVER;
  };
  if (found.length === 0) return problem(message("settings.errors.noRecipients"));
  if (found.length > MAX_RECIPIENTS)
    return problem(message("settings.errors.manyRecipients", { most: MAX_RECIPIENTS }));
  const wrong = found.find((one) => !address.safeParse(one).success);
  if (wrong === undefined) return found;
  return problem(message("settings.errors.notEmail", { address: wrong.slice(0, 100) }));
});

/** A target URL without a fragment. Its host is checked on the server. */
export const targetSchema = z
  .string()
  .trim()
  .max(2_000, storable(message("settings.errors.longUrl")))
  .transform((text, ctx): string => {
    const problem = (text: Message) => {
      ctx.addIssue({ code: "custom", message: storable(text) });
      return z.NEVER;
    };
    if (!URL.canParse(text)) return problem(message("settings.errors.notUrl"));
    const url = new URL(text);
    if (url.protocol !== "https:" && url.protocol !== "http:") return problem(message("settings.errors.notHttp"));
    if (url.username !== "" || url.password !== "") return problem(message("settings.errors.credentials"));
    url.hash = "";
    return url.toString();
  });

const emailFields = { kind: z.literal("email"), name, recipients: recipientsSchema };
const webhookFields = { kind: z.literal("webhook"), name, url: targetSchema };
const id = z.uuid();

export const createChannelSchema = z.discriminatedUnion("kind", [z.object(emailFields), z.object(webhookFields)]);
export type CreateChannelInput = z.infer<typeof createChannelSchema>;

export const updateChannelSchema = z.discriminatedUnion("kind", [
  z.object({ ...emailFields, id }),
  z.object({ ...webhookFields, id }),
]);
export type UpdateChannelInput = z.infer<typeof updateChannelSchema>;

export const channelIdSchema = z.object({ id });
export const deliveryIdSchema = z.object({ id });
export const privateTargetsSchema = z.object({ allow: z.stringbool() });
