import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect, type Socket } from "node:net";
import { z } from "zod";

const portSchema = z.object({ port: z.number() });

/** What a proxy was asked for: `CONNECT host:port` or `GET http://…`, its headers, and for a tunnel the client's bytes. */
export type Proxied = { line: string; headers: IncomingHttpHeaders; bytes: Buffer[] };

/** A forward proxy on loopback that leads every request, whatever its host, to `port` there. */
export async function startProxy(port: number) {
  const asked: Proxied[] = [];
  const sockets = new Set<Socket>();
  let refusal: number | null = null;
  const server = createServer((incoming, response) => {
    const { method = "", url = "", headers } = incoming;
    asked.push({ line: `${method} ${url}`, headers, bytes: [] });
    if (refusal !== null) return void response.writeHead(refusal).end();
    const { pathname } = new URL(url);
    const { "proxy-authorization": _, ...passedOn } = headers;
    const outgoing = httpRequest({ host: "127.0.0.1", port, method, path: pathname, headers: passedOn }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(outgoing);
  });
  server.on("connection", (socket) => sockets.add(socket));
  server.on("connect", ({ url = "", headers }, client: Socket) => {
    const one: Proxied = { line: `CONNECT ${url}`, headers, bytes: [] };
    asked.push(one);
    client.on("error", () => undefined);
    if (refusal !== null) return void client.end(`HTTP/1.1 ${refusal} Refused\r\n\r\n`);
    const target = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      client.on("data", (chunk: Buffer) => one.bytes.push(chunk));
      client.pipe(target).pipe(client);
    });
    target.on("error", () => client.destroy());
    sockets.add(target);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const own = portSchema.parse(server.address()).port;
  return {
    url: `http://ops:proxy-w%40rd@127.0.0.1:${own}`,
    asked,
    /** The status with which it refuses from now on; null to let pass. */
    refuse: (status: number | null) => {
      refusal = status;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
export type TestProxy = Awaited<ReturnType<typeof startProxy>>;
