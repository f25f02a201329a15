import type { BrowserContext } from "@playwright/test";

/** Notes from now on what is fetched from elsewhere than `origin`, violated policies and missing messages; the list grows. */
export function watch(context: BrowserContext, origin: string): readonly string[] {
  const found: string[] = [];
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) found.push(`fetched ${url}`);
  });
  context.on("console", (message) => {
    if (
      /Content.Security.Policy|Refused to|MISSING_MESSAGE|FORMATTING_ERROR|INVALID_MESSAGE|ENVIRONMENT_FALLBACK/i.test(
        message.text(),
      )
    )
      found.push(message.text());
  });
  return found;
}
