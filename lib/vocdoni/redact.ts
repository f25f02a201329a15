const MAX_LENGTH = 300;

export type Redactor = {
  /** Registers a secret to remove from later texts. */
  add: (secret: string) => void;
  /** Removes secrets and control characters; at most 300 characters. */
  clean: (text: string) => string;
};

/** Cleans upstream text for use as an error's detail: a server or proxy may echo the request. */
export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  return {
    add(secret) {
      if (secret.length >= 4) secrets.add(secret);
    },
    clean(text) {
      let out = text;
      for (const secret of secrets) {
        out = out.replaceAll(secret, "[redacted]").replaceAll(encodeURIComponent(secret), "[redacted]");
      }
      return out
        .replace(/vsk_\w+/g, "[redacted]")
        .replace(/eyJ[\w-]+\.[\w-]*\.?[\w-]*/g, "[redacted]")
        .replace(/[\p{Cc}\s]+/gu, " ")
        .trim()
        .slice(0, MAX_LENGTH);
    },
  };
}
