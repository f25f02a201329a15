import { z } from "zod";

export const channelKinds = ["email", "webhook"] as const;
export type ChannelKind = (typeof channelKinds)[number];
export const channelKindWords: Record<ChannelKind, string> = { email: "E-mail", webhook: "Webhook" };

export const deliveryStates = ["queued", "sending", "delivered", "failed", "given-up"] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export const deliveryStateWords: Record<DeliveryState, string> = {
  queued: "Waiting",
  sending: "Sending",
  delivered: "Delivered",
  failed: "Failed, will try again",
  "given-up": "Given up",
};

export const MAX_CHANNELS = 50;
const MAX_RECIPIENTS = 20;

const name = z.string().trim().min(1, "Enter a name.").max(100, "Use at most 100 characters.");
const address = z.email().max(254);

/** Addresses as a person writes them: one a line, or between commas, semicolons or spaces. */
export const recipientsSchema = z.string().transform((text, ctx): string[] => {
  const found = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
  const problem = (message: string) => {
    ctx.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  if (found.length === 0) return problem("Enter an e-mail address.");
  if (found.length > MAX_RECIPIENTS) return problem(`Use at most ${MAX_RECIPIENTS} addresses; a list has one.`);
  const wrong = found.find((one) => !address.safeParse(one).success);
  return wrong === undefined ? found : problem(`“${wrong.slice(0, 100)}” is not an e-mail address.`);
});

/** A target as a URL without a fragment. Where it leads is checked on the server. */
export const targetSchema = z
  .string()
  .trim()
  .max(2_000, "Use at most 2,000 characters.")
  .transform((text, ctx): string => {
    const problem = (message: string) => {
      ctx.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (!URL.canParse(text)) return problem("This is not a URL, for example https://hooks.integrator.example/alerts");
    const url = new URL(text);
    if (url.protocol !== "https:" && url.protocol !== "http:")
      return problem("The URL begins with https:// or http://");
    if (url.username !== "" || url.password !== "")
      return problem("Leave the user and the password out: each request is signed instead.");
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
