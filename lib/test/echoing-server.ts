import { once } from "node:events";
import { createServer } from "node:net";

const CLEARTEXT = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]);
const PASSWORD = 0x70;
const HEADER = 5;

/** What a server says before it ends the connection. */
function refusal(text: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C28P01\0M${text}\0\0`);
  const header = Buffer.alloc(HEADER);
  header.write("E");
  header.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([header, fields]);
}

/** A PostgreSQL, or a pooler before one, that repeats the password it was given in its refusal. `seen`: those it got. */
export async function startEchoingServer() {
  const seen: string[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (message) => {
      if (message[0] !== PASSWORD) return socket.write(CLEARTEXT);
      const password = message.subarray(HEADER, -1).toString();
      seen.push(password);
      return socket.end(refusal(`the password "${password}" was refused`));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { host: `127.0.0.1:${port}`, seen, close: () => new Promise((resolve) => server.close(resolve)) };
}
