import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { z } from "zod";

const portOf = (address: string | AddressInfo | null) => z.object({ port: z.number() }).parse(address).port;

export type Received = { method: string; path: string; headers: IncomingHttpHeaders; body: string };

/** A real HTTP server on loopback that keeps what it was sent; `answer` says how it answers the next ones. */
export async function startReceiver() {
  const received: Received[] = [];
  let answer = (_request: Received, response: ServerResponse): void => {
    response.writeHead(200).end();
  };
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const one = { method, path, headers, body: Buffer.concat(chunks).toString("utf8") };
      received.push(one);
      answer(one, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server.address());
  return {
    port,
    url: `http://127.0.0.1:${port}/alerts`,
    received,
    answer: (next: typeof answer) => {
      answer = next;
    },
    status: (code: number) => {
      answer = (_request, response) => {
        response.writeHead(code).end();
      };
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

const mailSchema = z.object({
  from: z.string(),
  to: z.array(z.string()),
  user: z.string().nullable(),
  raw: z.string(),
});
export type Mail = z.infer<typeof mailSchema>;
const messageSchema = z.union([z.object({ port: z.number() }), z.object({ mail: mailSchema })]);

/**
 * A real SMTP server in a process of its own, on loopback. It refuses recipients whose name begins with "nobody" (550), and
 * every password but "right:p@ss" (535).
 */
export async function startSmtpServer(options: { encrypted?: boolean } = {}) {
  const script = new URL("./smtp-server.mjs", import.meta.url);
  // It warns of its own certificate, which is for tests only.
  const child = fork(script, [JSON.stringify(options)], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
  const mails: Mail[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the mail server ended with ${code}`)));
    child.on("message", (raw) => {
      const message = messageSchema.parse(raw);
      if ("port" in message) resolve(message.port);
      else mails.push(message.mail);
    });
  });
  return {
    port,
    mails,
    close: async () => {
      child.disconnect();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}
export type SmtpServer = Awaited<ReturnType<typeof startSmtpServer>>;

/** Takes connections and never says a word. */
export async function startSilence() {
  const server = createTcpServer((socket) => socket.on("error", () => undefined));
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: portOf(server.address()),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** A port of loopback where nobody listens. */
export async function closedPort(): Promise<number> {
  const silence = await startSilence();
  silence.close();
  return silence.port;
}
